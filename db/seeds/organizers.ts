import type { Answers } from '#src/domain/application/answers.ts';

/** Somebody who applies in the demo, with what the form asks about them. */
export interface Organizer {
  name: string;
  email: string;
  phone: string;
  address: string;
  locale: 'en' | 'es';
  organization: {
    name: string;
    kind: NonNullable<NonNullable<Answers['organization']>['kind']>;
  } | null;
}

/** The applicants of the demo. They sign in with their address; the code arrives in the local inbox. */
export const ORGANIZERS = {
  neighbor: {
    name: 'Tamika Brooks',
    email: 'tamika.brooks@example.org',
    phone: '+14105550141',
    address: '2914 Abell Avenue, Baltimore, MD 21218',
    locale: 'en',
    organization: null,
  },
  producer: {
    name: 'Greg Pawlowski',
    email: 'greg@harborcityproductions.example',
    phone: '+14105550152',
    address: '801 S. Broadway, Baltimore, MD 21231',
    locale: 'en',
    organization: { name: 'Harbor City Productions LLC', kind: 'business' },
  },
  striders: {
    name: 'Denise Walker',
    email: 'races@chesapeakestriders.example',
    phone: '+14105550163',
    address: '1400 Key Highway, Baltimore, MD 21230',
    locale: 'en',
    organization: { name: 'Chesapeake Striders', kind: 'nonprofit' },
  },
  marcher: {
    name: 'Jonah Weiss',
    email: 'jonah.weiss@example.org',
    phone: '+14105550174',
    address: '312 E. 30th Street, Baltimore, MD 21218',
    locale: 'en',
    organization: { name: 'Baltimore Tenants Alliance', kind: 'unincorporated' },
  },
  vecina: {
    name: 'Lucía Hernández',
    email: 'lucia.hernandez@example.org',
    phone: '+14435550185',
    address: '418 S. Chester Street, Baltimore, MD 21231',
    locale: 'es',
    organization: null,
  },
  mercado: {
    name: 'Mateo Fuentes',
    email: 'mateo@mercadohighlandtown.example',
    phone: '+14435550196',
    address: '3500 Eastern Avenue, Baltimore, MD 21224',
    locale: 'es',
    organization: { name: 'Mercado Highlandtown', kind: 'nonprofit' },
  },
} as const satisfies Record<string, Organizer>;
export type OrganizerKey = keyof typeof ORGANIZERS;
