import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** Where a build writes down the address of the definition of each page of questions, from the root of the project. */
export const STEP_ADDRESSES = 'dist/server/steps.json';

let known: Readonly<Record<string, string>> | null = null;

/** Learns the addresses that a build wrote down. Without it a page names the source, which only the server of a developer gives. */
export function useBuiltSteps(): void {
  known = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(STEP_ADDRESSES, 'utf8')));
}

/**
 * The address of the file in which a browser finds the definition of a page of questions.
 * Errors: throws for a page that the build does not know.
 */
export function stepFile(id: string): string {
  if (known === null) return `/src/domain/application/steps/${id}.ts`;
  const address = known[id];
  if (address === undefined) throw new Error(`The build has no file for the page "${id}". Build again.`);
  return address;
}
