import { FILE_LIMITS } from '#src/domain/document.ts';
import { openPdf } from '#src/outside/confined/pdf.ts';
import type { Picture } from '#src/outside/confined/picture.ts';
import { sharp } from '#src/outside/confined/sharp.ts';

const POINTS_PER_INCH = 72;
const DOTS_PER_INCH = 150;
/** Large enough to read the small print of a plan, small enough to draw a dozen pages in seconds. */
const LONGEST_SIDE = 4000;

/**
 * Draws the pages of a PDF one after the other, from a page on.
 * Shape: pages count from 1. Units: 150 dots an inch, the longest side at most 4,000 pixels.
 */
export async function* drawPdf(bytes: Buffer, from: number): AsyncGenerator<Picture> {
  const document = await openPdf(bytes);
  if (typeof document === 'string') throw new Error(`the file cannot be opened: ${document}`);
  const pagesCount = document.getPageCount();
  for (let number = from; number <= Math.min(pagesCount, FILE_LIMITS.picturedPages); number += 1) {
    const page = document.getPage(number - 1);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longest = Math.max(originalWidth, originalHeight, 1);
    const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / longest);
    const drawn = await page.render({
      width: Math.max(1, originalWidth * scale),
      height: Math.max(1, originalHeight * scale),
      scale: 1,
      render: 'bitmap',
      renderFormFields: true,
    });
    const { width, height } = drawn;
    const webp = await sharp(drawn.data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .webp({ quality: 80, effort: 2, smartSubsample: true })
      .toBuffer();
    yield { page: number, pagesCount, width, height, bytes: webp };
  }
}
