import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const CLOCK_SKEW_MS = 15 * 60_000;
// AWS4-HMAC-SHA256 Credential=KEY/20270314/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0f…
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** An answer other than success, by the code that the S3 protocol gives it. */
export class S3Refusal extends Error {
  override name = 'S3Refusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, options?: ErrorOptions) {
    super(code, options);
    this.status = status;
    this.code = code;
  }
}

export type S3Keys = { accessKeyId: string; secretAccessKey: string };

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalQuery(search: URLSearchParams): string {
  const pairs = [...search].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.toSorted().join('&');
}

function readInstant(text: string): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text); // 20270314T130000Z
  if (parts === null) throw new S3Refusal(403, 'AccessDenied');
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * Checks the signature of a request (AWS Signature Version 4 in the header; presigned addresses are not served).
 * Errors: S3Refusal when it is missing, wrong, made with another key, or older than a quarter of an hour.
 */
export function verifySignature(request: IncomingMessage, keys: S3Keys, now: Date): void {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? '');
  if (match === null) throw new S3Refusal(403, 'AccessDenied');
  const [, keyId, day = '', region = '', signedList = '', signature = ''] = match;
  if (keyId !== keys.accessKeyId) throw new S3Refusal(403, 'InvalidAccessKeyId');
  const header = (name: string) => String(request.headers[name] ?? '');
  const date = header('x-amz-date');
  if (Math.abs(readInstant(date).getTime() - now.getTime()) > CLOCK_SKEW_MS) {
    throw new S3Refusal(403, 'RequestTimeTooSkewed');
  }
  const signed = signedList.split(';');
  const mustBeSigned = Object.keys(request.headers).filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  const isWhole = ['x-amz-content-sha256', ...mustBeSigned].every((name) => signed.includes(name));
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const lines = signed.map((name) => `${name}:${header(name).trim().replace(/ +/g, ' ')}\n`);
  const canonical = [
    request.method,
    path,
    canonicalQuery(new URLSearchParams(search)),
    lines.join(''),
    signedList,
    header('x-amz-content-sha256'),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region));
  const expected = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${digest}`);
  if (!isWhole || !date.startsWith(day) || !timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    throw new S3Refusal(403, 'SignatureDoesNotMatch');
  }
}
