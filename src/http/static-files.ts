import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Coding, chooseCoding } from '#src/http/coding.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

interface Copy {
  body: Buffer;
  etag: string;
}

export interface StaticFile {
  type: string;
  cacheControl: string;
  copies: { identity: Copy } & { [coding in Coding]?: Copy };
}

const copyOf = (path: string): Copy => {
  const body = readFileSync(path);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
};

/**
 * Reads a folder of built files into memory, with the `.br` and `.gz` that the build laid beside them.
 * What the build named by its content may be kept for ever; the rest is asked for again after an hour.
 */
export function loadStaticFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(?:br|gz)$/.test(entry.name) || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path.slice(folder.length).replaceAll('\\', '/');
    files.set(address.startsWith('/') ? address : `/${address}`, {
      type: TYPES[extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
      cacheControl: address.includes('/_astro/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      copies: {
        identity: copyOf(path),
        ...(existsSync(`${path}.br`) ? { br: copyOf(`${path}.br`) } : {}),
        ...(existsSync(`${path}.gz`) ? { gzip: copyOf(`${path}.gz`) } : {}),
      },
    });
  }
  return files;
}

/** Status, headers and body for one file and what the browser says that it can read and already has. */
export function answerStaticFile(
  file: StaticFile,
  request: { acceptEncoding: string | undefined; ifNoneMatch: string | undefined },
): { status: 200 | 304; headers: Record<string, string>; body: Buffer | null } {
  const offered = (['br', 'gzip'] as const).filter((coding) => file.copies[coding]);
  const coding = chooseCoding(request.acceptEncoding, offered);
  const copy = (coding && file.copies[coding]) || file.copies.identity;
  const headers: Record<string, string> = {
    'cache-control': file.cacheControl,
    etag: copy.etag,
    vary: 'Accept-Encoding',
  };
  const known = request.ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (known.includes(copy.etag) || known.includes('*')) return { status: 304, headers, body: null };
  headers['content-type'] = file.type;
  headers['content-length'] = String(copy.body.length);
  if (coding && copy !== file.copies.identity) headers['content-encoding'] = coding;
  return { status: 200, headers, body: copy.body };
}
