/** One line of the table of targets. */
export interface Row {
  number: number;
  figure: string;
  seen: string;
  target: string;
  holds: boolean;
}

const two = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** A figure that must not be larger than its target. Shape: pure. */
export const atMost = (number: number, figure: string, value: number, target: number, unit = ''): Row => ({
  number,
  figure,
  seen: `${two(value)}${unit}`,
  target: `≤ ${target}${unit}`,
  holds: value <= target,
});

/** A figure that must not be smaller than its target. Shape: pure. */
export const atLeast = (number: number, figure: string, value: number, target: number, unit = ''): Row => ({
  number,
  figure,
  seen: `${two(value)}${unit}`,
  target: `≥ ${target}${unit}`,
  holds: value >= target,
});

/** The table as text. Shape: pure. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    String(row.number),
    row.figure,
    row.seen,
    row.target,
    row.holds ? 'holds' : 'MISSED',
  ]);
  const all = [['#', 'figure', 'seen', 'target', ''], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
