/** The languages of the service, in the order in which they are offered. */
export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];
