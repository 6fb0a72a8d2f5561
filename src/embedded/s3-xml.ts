import type { StoredObject, Upload } from '#src/embedded/s3-disk.ts';

type Content = string | number | boolean | readonly [name: string, content: Content][];

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function element(name: string, content: Content): string {
  const inner = Array.isArray(content)
    ? content.map(([child, value]: [string, Content]) => element(child, value)).join('')
    : String(content).replace(/[&<>"\r]/g, (sign) => SIGNS[sign] ?? sign);
  return `<${name}>${inner}</${name}>`;
}

/** A document of the S3 protocol. */
export function xml(name: string, content: Content): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content)}`;
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(x?[0-9a-f]+)|([a-z]+));/gi,
    (whole, number: string | undefined, name: string) => {
      if (number !== undefined) return String.fromCodePoint(Number(number.replace(/^x/i, '0x')));
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? whole;
    },
  );
}

/** The texts of all elements of one name, in order. */
export function textsOf(document: string, name: string): string[] {
  const found = document.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')); // <Key>a.pdf</Key>
  return [...found].map((match) => decode(match[1] ?? ''));
}

export type Listing = {
  objects: StoredObject[];
  prefixes: string[];
  next: string | null;
};

/** Chooses the page of a listing that the query of a ListObjectsV2 request asks for. */
export function listPage(all: Iterable<StoredObject>, query: URLSearchParams): Listing {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8');
  const limit = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const sorted = [...all]
    .filter(({ key }) => key.startsWith(prefix))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page: Listing = { objects: [], prefixes: [], next: null };
  let last = '';
  for (const object of sorted) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const group = end === -1 ? null : object.key.slice(0, end + delimiter.length);
    const entry = group ?? object.key;
    if (entry <= after || page.prefixes.at(-1) === entry) continue;
    if (page.objects.length + page.prefixes.length >= limit) {
      page.next = Buffer.from(last).toString('base64url');
      break;
    }
    if (group === null) page.objects.push(object);
    else page.prefixes.push(group);
    last = entry;
  }
  return page;
}

/** The answer to ListObjectsV2. */
export function listingXml(bucket: string, page: Listing, query: URLSearchParams): string {
  return xml('ListBucketResult', [
    ['Name', bucket],
    ['Prefix', query.get('prefix') ?? ''],
    ['KeyCount', page.objects.length + page.prefixes.length],
    ['MaxKeys', query.get('max-keys') ?? 1000],
    ['IsTruncated', page.next !== null],
    ...(page.next === null ? [] : [['NextContinuationToken', page.next] satisfies [string, Content]]),
    ...page.objects.map((object): [string, Content] => [
      'Contents',
      [
        ['Key', object.key],
        ['LastModified', object.modifiedAt],
        ['ETag', `"${object.etag}"`],
        ['Size', object.size],
        ['StorageClass', 'STANDARD'],
      ],
    ]),
    ...page.prefixes.map((prefix): [string, Content] => ['CommonPrefixes', [['Prefix', prefix]]]),
  ]);
}

/** The answer to ListMultipartUploads, by which a sweeper finds uploads that nobody ended. */
export function uploadsXml(bucket: string, uploads: Iterable<Upload>): string {
  const sorted = [...uploads].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return xml('ListMultipartUploadsResult', [
    ['Bucket', bucket],
    ['IsTruncated', false],
    ...sorted.map((upload): [string, Content] => [
      'Upload',
      [
        ['Key', upload.key],
        ['UploadId', upload.id],
        ['Initiated', upload.startedAt],
      ],
    ]),
  ]);
}

/** The answer to ListParts. */
export function partsXml(bucket: string, upload: Upload): string {
  return xml('ListPartsResult', [
    ['Bucket', bucket],
    ['Key', upload.key],
    ['UploadId', upload.id],
    ['IsTruncated', false],
    ...upload.parts.map((part): [string, Content] => [
      'Part',
      [
        ['PartNumber', part.number],
        ['ETag', `"${part.etag}"`],
        ['Size', part.size],
      ],
    ]),
  ]);
}
