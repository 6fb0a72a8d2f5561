import {
  approvesWith,
  asks,
  claims,
  notes,
  objects,
  reconsiders,
  releases,
  restApproves,
} from '#db/seeds/deeds/agency.ts';
import { accepts, begins } from '#db/seeds/deeds/coordinator.ts';
import { explains, isContent, notesCorrection, sendsCorrections } from '#db/seeds/deeds/corrections.ts';
import { corrects, replies, starts, submits } from '#db/seeds/deeds/organizer.ts';
import { uploads, uploadsPlan, uploadsTheRest } from '#db/seeds/deeds/papers.ts';
import { blockParty, fiestaDeCuadra } from '#db/seeds/events/blocks.ts';
import { truckRally } from '#db/seeds/events/lots.ts';
import { parkConcert, wedding } from '#db/seeds/events/parks.ts';
import { parade, race } from '#db/seeds/events/routes.ts';
import { protestMarch, rally } from '#db/seeds/events/speech.ts';
import { feriaDelBarrio } from '#db/seeds/events/streets.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';

/** Cases of one or a few agencies, some late, some waiting for the applicant. */
const waiting: Story[] = [
  {
    by: 'neighbor',
    answers: (days) =>
      onStreet(named(blockParty(days.saturday(34)), 'Keswick Road block party'), [
        'Keswick Road',
        'West 36th Street',
        'West 37th Street',
      ]),
    deeds: (days) => [
      [days.ago(6, '19:00'), starts()],
      [days.ago(5, '18:20'), uploadsPlan('sketch-plan', 'blockSketch')],
      [days.ago(5, '18:30'), uploads('neighbor-notice')],
      [days.ago(5, '19:10'), submits],
      [days.ago(4, '10:10'), accepts],
    ],
  },
  {
    by: 'vecina',
    answers: (days) =>
      onStreet(named(fiestaDeCuadra(days.saturday(37)), 'Fiesta de la calle Bethel'), [
        'Bethel Street',
        'Fleet Street',
        'Aliceanna Street',
      ]),
    deeds: (days) => [
      [days.ago(9, '19:00'), starts()],
      [days.ago(8, '18:30'), uploads('sketch-plan', 'neighbor-notice')],
      [days.ago(8, '19:10'), submits],
      [days.ago(7, '10:10'), accepts],
      [days.ago(6, '09:30'), asks('special-events', '¿En qué esquina van a poner las barreras?')],
      [
        days.ago(3, '20:00'),
        replies('special-events', 'En Fleet y en Aliceanna. Mi hermano y un vecino las cuidan.'),
      ],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => wedding(days.saturday(30)),
    deeds: (days) => [
      [days.ago(12, '20:00'), starts()],
      [days.ago(11, '20:30'), uploads('sketch-plan')],
      [days.ago(11, '20:45'), submits],
      [days.ago(9, '09:00'), accepts],
    ],
  },
  {
    by: 'marcher',
    answers: (days) => protestMarch(days.inDays(3)),
    deeds: (days) => [
      [days.ago(1, '09:10'), starts()],
      [days.ago(1, '10:00'), submits],
      [
        days.ago(1, '11:15'),
        notes(
          'law',
          'Time, place and manner only. The rally of the other side does not matter for this case.',
        ),
      ],
      [days.ago(1, '13:40'), approvesWith('parks', ['speech-clear-paths'])],
      [days.ago(1, '14:05'), claims('traffic')],
    ],
  },
  {
    by: 'marcher',
    answers: (days) => rally(days.inDays(9)),
    deeds: (days) => [
      [days.ago(1, '15:00'), starts()],
      [days.ago(1, '15:40'), submits],
    ],
  },
  {
    by: 'mercado',
    answers: (days) => named(truckRally(days.saturday(45)), 'Noche de camiones'),
    deeds: (days) => [
      [days.ago(14, '10:00'), starts()],
      [days.ago(13, '10:30'), uploads('site-plan', 'owner-letter', 'food-vendor-list', 'gas-list')],
      [days.ago(12, '09:30'), submits],
      [days.ago(11, '09:10'), begins()],
      [days.ago(10, '10:00'), accepts],
      [days.ago(8, '09:20'), restApproves({}, ['buildings', 'ems', 'fire-marshal'])],
      [
        days.ago(5, '10:30'),
        objects('buildings', 'papers-missing', 'The letter of the owner is for another lot number.'),
      ],
      [days.ago(4, '11:10'), asks('ems', '¿Dónde se estaciona la ambulancia durante el evento?')],
    ],
  },
  {
    by: 'producer',
    answers: (days) => parade(days.sunday(80)),
    deeds: (days) => [
      [days.ago(12, '10:00'), starts()],
      [days.ago(11, '10:30'), uploads('route-map', 'traffic-control-plan', 'detour-request')],
      [days.ago(10, '09:30'), submits],
      [days.ago(9, '09:10'), begins()],
      [days.ago(8, '10:00'), accepts],
      [days.ago(7, '13:00'), claims('police')],
      [days.ago(6, '09:00'), releases('police')],
      [
        days.ago(5, '11:45'),
        objects('transit', 'no-bus-detour', 'Lines 21 and 94 cannot turn at Chestnut Avenue.'),
      ],
      [
        days.ago(3, '10:00'),
        reconsiders('transit', 'A detour over 37th Street was found with traffic. Written up tomorrow.'),
      ],
      [days.ago(2, '14:20'), claims('traffic')],
    ],
  },
];

/** Cases whose answers must change, and one whose answers have changed. */
const changing: Story[] = [
  {
    by: 'producer',
    answers: (days) => named(parkConcert(days.saturday(66)), 'Sunset on the hill'),
    deeds: (days) => [
      [days.ago(16, '10:00'), starts()],
      [days.ago(15, '10:30'), uploads('site-plan', 'security-plan', 'toilet-plan')],
      [days.ago(14, '09:30'), submits],
      [days.ago(13, '09:10'), begins()],
      [days.ago(12, '10:00'), accepts],
      [days.ago(9, '09:20'), restApproves({}, ['buildings', 'parks', 'police'])],
      [
        days.ago(6, '10:10'),
        notesCorrection(
          'parks',
          'document:site-plan',
          'needs_change',
          'The lawn below the rose garden is reseeded until summer. Please move the stage to the upper lawn in the plan.',
        ),
      ],
      [
        days.ago(5, '11:40'),
        notesCorrection(
          'police',
          'question:people.staff',
          'unclear',
          'Does this number hold only your own people, or guards as well?',
        ),
      ],
      [
        days.ago(5, '14:20'),
        notesCorrection(
          'buildings',
          'question:structures.list',
          'contradicts',
          'The plan shows two stages, and the list has one. Please list every stage.',
        ),
      ],
      [days.ago(4, '15:00'), sendsCorrections],
      [
        days.ago(3, '19:10'),
        explains('question:people.staff', 'Only our own people. The guards come on top of it.'),
      ],
    ],
  },
  {
    by: 'mercado',
    answers: (days) => named(feriaDelBarrio(days.saturday(58)), 'Feria de las flores'),
    deeds: (days) => [
      [days.ago(15, '10:00'), starts()],
      [days.ago(14, '10:30'), uploads('site-plan', 'closure-diagram')],
      [days.ago(13, '09:30'), submits],
      [days.ago(12, '09:10'), begins(1)],
      [days.ago(10, '10:00'), accepts],
      [days.ago(9, '10:15'), claims('transit')],
      [
        days.ago(3, '16:00'),
        notesCorrection(
          'transit',
          'question:closures',
          'needs_change',
          'Por la calle Conkling pasan dos líneas de autobús. Cierre por favor solo la cuadra al sur de Eastern Avenue.',
        ),
      ],
      [days.ago(2, '11:00'), sendsCorrections],
    ],
  },
  {
    by: 'striders',
    answers: (days) => named(race(days.sunday(63)), 'Canton 5K'),
    deeds: (days) => [
      [days.ago(19, '18:00'), starts()],
      [days.ago(18, '18:20'), uploadsPlan('route-map', 'raceRoute')],
      [days.ago(18, '18:30'), uploads('site-plan')],
      [days.ago(17, '08:10'), submits],
      [days.ago(16, '09:00'), begins()],
      [days.ago(15, '11:00'), accepts],
      [days.ago(13, '09:20'), restApproves({}, ['transit', 'traffic'])],
      [
        days.ago(10, '14:00'),
        notesCorrection(
          'traffic',
          'question:dates.days',
          'needs_change',
          'Two churches open at nine. Please start half an hour earlier and end by half past ten.',
        ),
      ],
      [
        days.ago(10, '14:10'),
        notesCorrection(
          'traffic',
          'question:dates.setup',
          'needs_change',
          'Please be ready before the new start.',
        ),
      ],
      [
        days.ago(10, '14:15'),
        notesCorrection(
          'traffic',
          'question:route.stepOff',
          'needs_change',
          'The first runner leaves at half past seven.',
        ),
      ],
      [days.ago(9, '14:00'), sendsCorrections],
      [
        days.ago(5, '18:40'),
        corrects((answers) => ({
          ...answers,
          dates: {
            ...answers.dates,
            days: (answers.dates?.days ?? []).map((day) => ({ ...day, start: '07:30', end: '10:30' })),
            setup: (answers.dates?.setup ?? []).map((row) => ({ ...row, start: '05:00', end: '07:30' })),
          },
          route: { ...answers.route, stepOff: '07:30' },
        })),
      ],
      [days.ago(5, '19:20'), submits],
      [days.ago(3, '09:15'), claims('traffic')],
      [days.ago(3, '09:40'), isContent('traffic')],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) =>
      onStreet(named(blockParty(days.saturday(43)), 'Riverside Avenue reunion'), [
        'Riverside Avenue',
        'East Fort Avenue',
        'East Clement Street',
      ]),
    deeds: (days) => [
      [days.ago(9, '19:00'), starts()],
      [days.ago(8, '18:30'), uploadsTheRest()],
      [days.ago(8, '19:10'), submits],
      [days.ago(7, '10:10'), accepts],
      [
        days.ago(3, '09:30'),
        approvesWith('special-events', ['block-party-barricades', 'block-party-reopen']),
      ],
    ],
  },
];

export const smallReviews: Story[] = [...waiting, ...changing];
