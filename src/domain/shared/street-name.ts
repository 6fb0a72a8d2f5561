const LONG: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  ave: 'avenue',
  av: 'avenue',
  rd: 'road',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  pkwy: 'parkway',
  hwy: 'highway',
  pl: 'place',
  ct: 'court',
  ter: 'terrace',
  sq: 'square',
  mlk: 'martin luther king jr',
};
const DIRECTIONS = ['n', 's', 'e', 'w', 'north', 'south', 'east', 'west'];

/**
 * A street name in the one form that is compared.
 * Shape: pure; case, points, a leading number of a house, a compass direction and short forms do not count.
 */
export function streetKey(name: string): string {
  const words = name.toLowerCase().replaceAll(/[.,]/g, ' ').split(/\s+/).filter(Boolean);
  while (words.length > 2 && /^\d+$/.test(words[0] ?? '')) words.shift(); // 700 in `700 N Charles St`
  while (words.length > 2 && DIRECTIONS.includes(words[0] ?? '')) words.shift();
  return words.map((part, i) => (i === 0 && part === 'st' ? part : (LONG[part] ?? part))).join(' ');
}
