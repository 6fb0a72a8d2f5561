import { ROUTES } from '#e2e/security/matrix.ts';
import type { Resource, Route } from '#e2e/security/matrix-cells.ts';
import { PRINCIPALS, type Principal, type World } from '#e2e/security/world.ts';

export interface ReadCell {
  route: Route;
  resource: Resource;
  who: Principal;
  path: string;
  expected: number;
}

/** Every cell of the matrix that is read: each address, each thing it can be about, each principal. */
export function readCells(world: World): ReadCell[] {
  return ROUTES.flatMap((route) =>
    Object.entries(route.reads).flatMap(([name, expected]) =>
      PRINCIPALS.map((who) => {
        const resource = name as Resource; // keys of `reads`
        return {
          route,
          resource,
          who,
          path: route.at(world, resource),
          expected: expected[who] ?? expected.rest,
        };
      }),
    ),
  );
}
