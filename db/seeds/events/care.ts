import type { Answers } from '#src/domain/application/answers.ts';
import { isRequired } from '#src/domain/application/issues.ts';
import { askedFields, stepsFor } from '#src/domain/application/journey.ts';
import { isBlank, valueAt, withValue } from '#src/domain/application/paths.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const TEXTS = {
  en: {
    guards: 'Two guards at each entrance and two at the stage.',
    gate: 'Main gate',
    firstAid: 'Tent beside the main gate',
    lost: 'They wait with two volunteers at the first-aid tent. We call 911 after ten minutes.',
    harassed: 'Anybody may come to the first-aid tent. A sign shows the way.',
    suspicious: 'Nobody touches it. The safety lead clears the area and calls 911.',
    shelter: 'The school gym on the next corner',
    barriers: 'Two volunteers at each end',
    cancel: 'Bo Lee decides by 8 AM. Tickets are paid back.',
    messages: 'Storm: walk to the school gym. Other danger: leave by the nearest exit.',
    toilets: 'The restrooms of the library, open until 9 PM. The library agreed.',
    company: 'Chesapeake Event Services',
    dropOff: 'At the corner of the main gate',
    reason: 'We have done it this way for years.',
  },
  es: {
    guards: 'Dos guardias en cada entrada y dos en la tarima.',
    gate: 'Entrada principal',
    firstAid: 'Carpa junto a la entrada principal',
    lost: 'Espera con dos voluntarios en la carpa de primeros auxilios. Llamamos al 911 a los diez minutos.',
    harassed: 'Cualquiera puede ir a la carpa de primeros auxilios. Un letrero muestra el camino.',
    suspicious: 'Nadie la toca. El encargado despeja el lugar y llama al 911.',
    shelter: 'El gimnasio de la escuela en la otra esquina',
    barriers: 'Dos voluntarios en cada extremo',
    cancel: 'Rosa Díaz decide antes de las 8 a. m. Se devuelve el dinero.',
    messages: 'Tormenta: caminen al gimnasio. Otro peligro: salgan por la salida más cercana.',
    toilets: 'Los baños de la biblioteca, abiertos hasta las 9 p. m. La biblioteca está de acuerdo.',
    company: 'Servicios de Eventos Chesapeake',
    dropOff: 'En la esquina de la entrada principal',
    reason: 'Así lo hacemos desde hace años.',
  },
} as const;

// Their own words are Spanish where the neighbors were told in Spanish.
const isSpanish = (answers: Answers) =>
  /\b(fiesta|feria|familia|barrio|carta|vecinos)\b/i.test(
    `${answers.event?.description} ${answers.neighbors?.how}`,
  );

/** What careful organizers of all sizes answer, whether it is asked of this event or not. */
function carefulAnswers(answers: Answers): Answers {
  const words = TEXTS[isSpanish(answers) ? 'es' : 'en'];
  const { peak = 0 } = answers.people ?? {};
  const day = answers.dates?.days?.[0];
  const first = day?.date ?? answers.dates?.firstDay ?? '2027-06-05';
  const shift = { from: day?.start ?? '12:00', to: day?.end ?? '18:00' };
  return {
    safety: {
      crowdManagersReason: words.reason,
      toiletsReason: words.reason,
      accessibleToiletsReason: words.reason,
      trashContainersReason: words.reason,
      recyclingContainersReason: words.reason,
    },
    crowd: {
      volunteers: 'yes',
      volunteerCount: Math.ceil(peak / 50),
      squareFeet: peak * 12,
      entrances: 3,
      queueRoom: 'yes',
      frontBarrier: 'yes',
      missingPlan: words.lost,
      harassmentPlan: words.harassed,
    },
    security: {
      posts: [
        {
          id: 'g1',
          place: words.gate,
          guards: Math.max(1, Math.floor((answers.safety?.guards ?? 2) / 2)),
          ...shift,
          armed: 'no',
          uniform: 'yes',
        },
      ],
      entryChecks: ['bags', 'tickets'],
      cash: ['cash_boxes'],
      cameras: 'no',
      suspiciousPlan: words.suspicious,
    },
    medical: {
      aeds: Math.max(1, Math.ceil(peak / 2000)),
      aedPlaces: words.firstAid,
      risks: ['heat'],
      cooling: ['water', 'shade'],
      posts: [{ id: 'm1', place: words.firstAid, kind: 'first_aid', staff: 2, ...shift }],
      race: ['course_medics', 'finish_team'],
      hospitals: 'Mercy Medical Center, Johns Hopkins Hospital',
    },
    emergency: {
      weatherSource: 'weather_service',
      lightningMiles: 8,
      lightningMinutes: 30,
      wind: [{ id: 'w1', what: 'tents', mph: 35, action: 'empty' }],
      otherWeather: ['heat'],
      shelterPlan: 'leave',
      shelterPlace: words.shelter,
      shelterPeople: peak,
      accessibleExit: 'yes',
      barrierMinutes: 2,
      barrierKeys: words.barriers,
      alerts: ['speakers', 'staff'],
      cancelPlan: words.cancel,
      messages: words.messages,
      commandPost: words.gate,
      jointCommand: 'yes',
    },
    sanitation: {
      existingToilets: words.toilets,
      toiletCleaning: 'once_a_day',
      hauler: 'company',
      haulerName: words.company,
      pickup: 'both',
      compost: 'no',
      sweeping: 'own',
      water: ['bottles'],
      noFoam: 'yes',
      stormDrains: 'yes',
    },
    access: {
      routeInches: 48,
      cableRamps: 'yes',
      serviceAnimals: 'yes',
      signs: 'yes',
      requestBy: addDays(first, -14),
      dropOff: words.dropOff,
      seats: 0,
      counters: 'yes',
      communication: ['asl', 'large_print'],
      languages: ['spanish'],
    },
    neighbors: { hotline: '+14105550125', shops: 'no', meeting: 'no' },
    insurance: { status: 'not_yet', paidWorkers: 'no' },
    services: { wanted: 'no' },
    fees: { discounts: ['none'] },
    declaration: { rules: 'yes', equalAccess: 'yes', holdHarmless: 'yes', costs: 'yes' },
  };
}

/**
 * The same answers with everything about care for people that such an event is asked and an example has no reason to
 * choose: posts, weather, trash, access, insurance.
 * Shape: pure; an answer that is there stays, and nothing is added that is not asked and needed.
 */
export function withCare(answers: Answers): Answers {
  const careful = carefulAnswers(answers);
  let full = answers;
  // An answer may open the next question, so each is looked at after those before it.
  for (;;) {
    const next = stepsFor(full)
      .flatMap((step) => askedFields(step, full))
      .find(
        (field) =>
          isRequired(field, full) &&
          isBlank(valueAt(full, field.name)) &&
          !isBlank(valueAt(careful, field.name)),
      );
    if (next === undefined) return full;
    full = withValue(full, next.name, valueAt(careful, next.name));
  }
}
