import { blockParty, blockPartyWithGrill, fiestaDeCuadra } from '#db/seeds/events/blocks.ts';
import { carnival, filmShoot, truckRally } from '#db/seeds/events/lots.ts';
import {
  feriaEnElParque,
  harborFestival,
  parkConcert,
  quinceanera,
  serviceProject,
  wedding,
} from '#db/seeds/events/parks.ts';
import { parade, race } from '#db/seeds/events/routes.ts';
import type { SeedEvent } from '#db/seeds/events/shared.ts';
import { procesion, protestMarch, rally, vigil } from '#db/seeds/events/speech.ts';
import { farmersMarket, feriaDelBarrio, nightMarket, streetFestival } from '#db/seeds/events/streets.ts';

/** Every kind of event that has complete answers, by a name that a test title can use. */
export const SEED_EVENTS = {
  'a block party': blockParty,
  'a block party with a grill': blockPartyWithGrill,
  'una fiesta de cuadra': fiestaDeCuadra,
  'a street festival': streetFestival,
  'una feria del barrio': feriaDelBarrio,
  "a farmers' market": farmersMarket,
  'a night market': nightMarket,
  'a race': race,
  'a parade': parade,
  'a protest march': protestMarch,
  'a vigil': vigil,
  'a rally': rally,
  'una procesión': procesion,
  'a wedding': wedding,
  'una quinceañera': quinceanera,
  'a park concert': parkConcert,
  'a harbor festival': harborFestival,
  'una feria en el parque': feriaEnElParque,
  'a service project': serviceProject,
  'a food truck rally': truckRally,
  'a film shoot': filmShoot,
  'a carnival': carnival,
} as const satisfies Record<string, SeedEvent>;
