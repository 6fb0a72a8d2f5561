const MARKUP = /<(?:!doctype|html|script|svg|iframe|\?php|body)\b|javascript:/i; // <script>
const END_OF_ARCHIVE = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ARCHIVE_TAIL = 65_557;

/** Whether text that only a browser or a server would run stands in these bytes. */
export const hasMarkup = (bytes: Uint8Array): boolean =>
  MARKUP.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));

/** Whether a ZIP archive ends where this file ends, which makes one file two. */
export function hasArchiveTail(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ARCHIVE_TAIL);
  let at = bytes.indexOf(END_OF_ARCHIVE, from);
  for (; at >= 0; at = bytes.indexOf(END_OF_ARCHIVE, at + 1)) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
  }
  return false;
}
