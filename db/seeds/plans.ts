import sharp from 'sharp';
import type { SeedFile } from '#db/seeds/papers.ts';
import { type Drawing, pdfOfDrawings } from '#db/seeds/plan-drawing.ts';
import { largePlanPages } from '#db/seeds/plan-set.ts';
import {
  blockSketch,
  harborFestival,
  parkFair,
  raceRoute,
  streetFestival,
  tentLayout,
} from '#db/seeds/plan-sheets.ts';

const pdf = (fileName: string, sheets: readonly Drawing[]): SeedFile => ({
  fileName,
  contentType: 'application/pdf',
  bytes: pdfOfDrawings(sheets),
});

/** A steady source of chance: the same seed gives the same picture every time. Shape: 0 to 255. */
export function* steadyNoise(seed: number): Generator<number> {
  let state = seed >>> 0 || 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) & 255;
  }
}

/** The grain of paper under a lamp, or of an aerial photo. Shape: grey values, the same for the same seed. */
function grain(width: number, height: number, seed: number): Buffer {
  const noise = steadyNoise(seed);
  const bytes = Buffer.alloc(width * height);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = noise.next().value ?? 0;
  return bytes;
}

/** A sketch by hand, photographed on a kitchen table: grain, a soft edge and a slight turn. */
async function photographedSketch(): Promise<SeedFile> {
  const width = 2400;
  const height = 1800;
  const line = 'fill="none" stroke="#2a3550" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="100%" height="100%" fill="#b08d64"/>
    <g transform="rotate(-2.5 1200 900)">
      <rect x="170" y="120" width="2060" height="1560" fill="#fbf8ef"/>
      <g ${line}>
        <path d="M300 640 C900 625 1500 655 2110 640"/><path d="M300 1120 C900 1135 1500 1110 2110 1128"/>
        <path d="M470 560 L470 1200"/><path d="M1950 560 L1950 1200"/>
        <path d="M440 600 L520 680 M520 600 L440 680 M440 1080 L520 1160 M520 1080 L440 1160"/>
        <path d="M1910 600 L1990 680 M1990 600 L1910 680 M1910 1080 L1990 1160 M1990 1080 L1910 1160"/>
        <rect x="700" y="720" width="300" height="120"/><rect x="1040" y="720" width="300" height="120"/>
        <circle cx="1580" cy="960" r="110"/><path d="M1480 1010 L1680 1010 M1580 850 L1580 1070"/>
        <path d="M560 1010 L900 1010 M860 980 L905 1010 L860 1040"/>
        <path d="M620 300 h160 v160 h-160 z M840 300 h160 v160 h-160 z M1060 300 h160 v160 h-160 z M1280 300 h160 v160 h-160 z"/>
        <path d="M620 1330 h160 v160 h-160 z M840 1330 h160 v160 h-160 z M1060 1330 h160 v160 h-160 z M1500 1330 h160 v160 h-160 z"/>
        <path d="M2050 300 L2050 480 M2010 350 L2050 300 L2090 350"/>
      </g>
      <path d="M470 880 L1950 880" stroke="#c0392b" stroke-width="7" stroke-dasharray="30 22" fill="none"/>
    </g></svg>`;
  const sketch = await sharp(Buffer.from(svg)).blur(1.1).png().toBuffer();
  const paper = await sharp(grain(width, height, 20_270_605), { raw: { width, height, channels: 1 } })
    .blur(1.2)
    .linear(0.35, 190)
    .png()
    .toBuffer();
  const bytes = await sharp(sketch)
    .composite([{ input: paper, blend: 'multiply' }])
    .jpeg({ quality: 84 })
    .toBuffer();
  return { fileName: 'IMG_2041.jpg', contentType: 'image/jpeg', bytes };
}

/** A screen picture of a map with the stalls drawn in. */
async function screenPicture(): Promise<SeedFile> {
  const stalls = Array.from({ length: 18 }, (_, i) => {
    const x = 210 + (i % 9) * 96;
    const y = i < 9 ? 300 : 470;
    return `<rect x="${x}" y="${y}" width="80" height="56" rx="4" fill="#f2c14e" stroke="#7a5a12" stroke-width="3"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800" viewBox="0 0 1280 800">
    <rect width="1280" height="800" fill="#eef2ee"/>
    <path d="M0 250 H1280 V580 H0 Z" fill="#ffffff"/><path d="M0 250 H1280 M0 580 H1280" stroke="#9aa5a0" stroke-width="4"/>
    <path d="M120 0 V800 M1170 0 V800" stroke="#c9d1cc" stroke-width="70"/>
    <path d="M40 415 H1240" stroke="#c0392b" stroke-width="5" stroke-dasharray="22 14"/>
    ${stalls.join('')}
    <path d="M180 250 V580 M1110 250 V580" stroke="#d35400" stroke-width="10" stroke-dasharray="18 10"/>
    <path d="M1215 90 L1215 40 M1200 58 L1215 38 L1230 58" stroke="#22313f" stroke-width="6" fill="none"/>
    <path d="M80 740 H400 M80 728 V752 M400 728 V752" stroke="#22313f" stroke-width="5"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
  return { fileName: 'market stalls.png', contentType: 'image/png', bytes };
}

const LARGE_PAGES = 12;
// Grain that nothing makes smaller: at this size a photo weighs two megabytes.
const LARGE_PHOTO = { width: 1960, height: 1580, channels: 1 } as const;

/** Twelve sheets over aerial photos, 24 MB in all, as a consultant sends them. */
async function largePlan(): Promise<SeedFile> {
  const photos = await Promise.all(
    Array.from({ length: LARGE_PAGES }, async (_, i) => {
      const noise = grain(LARGE_PHOTO.width, LARGE_PHOTO.height, 4711 + i);
      const bytes = await sharp(noise, { raw: LARGE_PHOTO })
        .linear(0.5, 124)
        .jpeg({ quality: 93 })
        .toBuffer();
      return { ...LARGE_PHOTO, bytes };
    }),
  );
  return pdf('Harborplace Lights site plan set.pdf', largePlanPages(photos));
}

/** Plans of the demo: drawn to scale when they are asked for, the same every time, and none of them lies in the repository. */
export const PLANS = {
  blockSketch: async () => pdf('block party sketch.pdf', [blockSketch()]),
  streetFestival: async () => pdf('site plan Hampden.pdf', streetFestival()),
  parkFair: async () => pdf('plano del parque.pdf', [parkFair()]),
  raceRoute: async () => pdf('route and timetable.pdf', raceRoute()),
  harborFestival: async () => pdf('harbor site plan.pdf', [harborFestival()]),
  tentLayout: async () => pdf('tent floor plan.pdf', [tentLayout()]),
  photographedSketch,
  screenPicture,
  largePlan,
} as const satisfies Record<string, () => Promise<SeedFile>>;
export type PlanName = keyof typeof PLANS;
