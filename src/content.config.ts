import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'zod';
import { locales } from '#src/domain/shared/locale.ts';

/** Help for people, one folder for each language. Entries without a city are for every city. */
const help = defineCollection({
  loader: glob({ pattern: `{${locales.join(',')}}/*.md`, base: './src/content/help' }),
  schema: z.strictObject({
    title: z.string().min(1),
    /** One sentence for the list of topics. */
    summary: z.string().min(1),
    page: z.enum(['help', 'accessibility', 'privacy']),
    order: z.number().int(),
    city: z.string().optional(),
  }),
});

/** Decision records: what was decided for hard-to-undo things, and what would change our mind. */
const decisions = defineCollection({
  loader: glob({ pattern: '*.md', base: './src/content/decisions' }),
  schema: z.strictObject({
    title: z.string().min(1),
    date: z.coerce.date(),
    status: z.enum(['accepted', 'superseded']),
    supersededBy: z.string().optional(),
  }),
});

export const collections = { help, decisions };
