import type { State } from '#e2e/everywhere/screens.ts';

/** Every page of src/pages that draws something, with the states that it has. */
export const STATES: Readonly<Record<string, readonly State[]>> = {
  'index.astro': ['filled'],
  'start.astro': ['empty', 'error', 'filled'],
  'status.astro': ['empty', 'error', 'filled'],
  'verify.astro': ['empty', 'error'],
  'v/[code].astro': ['error', 'filled'],
  'help.astro': ['filled'],
  'accessibility.astro': ['filled'],
  'privacy.astro': ['filled'],
  'sign-in/index.astro': ['empty', 'error'],
  'sign-in/code.astro': ['empty', 'error'],
  'sign-in/link.astro': ['error', 'filled'],
  'sign-in/paper.astro': ['empty', 'error'],
  'sign-in/signed-out.astro': ['filled'],
  'invitation.astro': ['error', 'filled'],
  'sign-out.astro': ['error', 'filled'],
  'staff/sign-in.astro': ['error', 'filled'],
  'staff/callback.astro': ['error'],
  'staff/signed-out.astro': ['filled'],
  'applications/index.astro': ['empty', 'filled'],
  'applications/[ref]/index.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/[step].astro': ['empty', 'error', 'filled'],
  'applications/[ref]/check.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/delegates.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/part.astro': ['filled'],
  'applications/[ref]/documents.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/conditions.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/corrections.astro': ['empty', 'error', 'filled'],
  'applications/[ref]/sent.astro': ['filled'],
  'applications/[ref]/copy.astro': ['error', 'filled'],
  'applications/[ref]/parts.astro': ['error', 'filled'],
  'applications/[ref]/code.astro': ['error', 'filled'],
  'applications/[ref]/withdraw.astro': ['error', 'filled'],
  'review/index.astro': ['empty', 'error', 'filled'],
  'review/together.astro': ['error', 'filled'],
  'review/[ref].astro': ['error', 'filled'],
  'review/[ref]/plan/[document].astro': ['empty', 'error', 'filled'],
};

/** Pages that the failures go through, status by status. */
export const FAILURES = ['404.astro', '500.astro'] as const;
