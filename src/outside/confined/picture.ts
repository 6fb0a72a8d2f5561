/** One drawn page. Pictures are always WebP. Units: pixels; pages count from 1. */
export interface Picture {
  page: number;
  pagesCount: number;
  width: number;
  height: number;
  bytes: Buffer;
}
