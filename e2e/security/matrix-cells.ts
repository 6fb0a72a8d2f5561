import type { Principal, World } from '#e2e/security/world.ts';

export type Method = 'GET' | 'POST' | 'PUT';

/** What an address is about. `none` for addresses that name nothing. */
export type Resource =
  | 'none'
  | 'draft'
  | 'visitorDraft'
  | 'review'
  | 'permit'
  | 'elsewhere'
  | 'plan'
  | 'securityPlan'
  | 'missing';

/** The status that each principal gets, written by hand. `rest` counts for all that are not named. */
export type Expected = { rest: number } & Partial<Record<Principal, number>>;

/** One file of src/pages: its methods, and who may read what there. */
export interface Route {
  page: string;
  methods: readonly Method[];
  at: (world: World, resource: Resource) => string;
  reads: Partial<Record<Resource, Expected>>;
}
