/** A reader with a mistake that only five steps in a row lead to. Shape: throws after "fault". */
export function readPlanted(text: string): number {
  if (text[0] === 'f') {
    if (text[1] === 'a') {
      if (text[2] === 'u') {
        if (text[3] === 'l') {
          if (text[4] === 't') throw new Error('found');
          return 4;
        }
        return 3;
      }
      return 2;
    }
    return 1;
  }
  return 0;
}
