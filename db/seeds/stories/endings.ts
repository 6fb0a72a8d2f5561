import { approvesWith, claims, notes, objects, restApproves } from '#db/seeds/deeds/agency.ts';
import {
  accepts,
  begins,
  closes,
  denies,
  ends,
  issues,
  records,
  revokes,
  writes,
} from '#db/seeds/deeds/coordinator.ts';
import { starts, submits, withdraws } from '#db/seeds/deeds/organizer.ts';
import { uploads, uploadsPlan, uploadsTheRest } from '#db/seeds/deeds/papers.ts';
import { blockPartyWithGrill, fiestaDeCuadra } from '#db/seeds/events/blocks.ts';
import { truckRally } from '#db/seeds/events/lots.ts';
import { harborFestival, parkConcert, serviceProject, wedding } from '#db/seeds/events/parks.ts';
import { leg } from '#db/seeds/events/shared.ts';
import { protestMarch } from '#db/seeds/events/speech.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** Events that are over; of some the case is closed. */
const over: Story[] = [
  {
    by: 'vecina',
    answers: (days) =>
      onStreet(named(fiestaDeCuadra(days.saturday(-2)), 'Fiesta de la calle Decatur'), [
        'Decatur Street',
        'Towson Street',
        'Hull Street',
      ]),
    deeds: (days) => [
      [days.ago(40, '19:00'), starts()],
      [days.ago(39, '18:30'), uploadsTheRest()],
      [days.ago(39, '19:10'), submits],
      [days.ago(38, '10:10'), accepts],
      [days.ago(35, '09:30'), approvesWith('special-events', ['block-party-barricades'])],
      [days.ago(34, '11:00'), issues],
      [days.at(addDays(days.saturday(-2), 1), '00:10'), ends],
    ],
  },
  {
    by: 'producer',
    answers: (days) => named(parkConcert(days.saturday(-5)), 'Autumn on the hill'),
    deeds: (days) => [
      [days.ago(58, '10:00'), starts()],
      [days.ago(57, '10:30'), uploadsTheRest()],
      [days.ago(56, '09:30'), submits],
      [days.ago(55, '09:10'), begins()],
      [days.ago(54, '10:00'), accepts],
      [
        days.ago(51, '09:20'),
        restApproves({
          parks: ['weights-only', ['park-clean-up', { time: '10:00 p.m.' }]],
          buildings: ['wind-limit'],
          ems: ['medical-post', 'medical-report'],
          'emergency-management': [['weather-officer', { name: 'Bo Lee' }], 'lightning-stop'],
        }),
      ],
      [days.ago(45, '15:00'), issues],
      [days.at(addDays(days.saturday(-5), 1), '00:10'), ends],
    ],
  },
  {
    by: 'striders',
    answers: (days) => named(serviceProject(days.saturday(-30)), 'Lake Montebello clean-up'),
    deeds: (days) => [
      [days.ago(66, '18:00'), starts()],
      [days.ago(65, '18:30'), uploadsTheRest()],
      [days.ago(64, '08:10'), submits],
      [days.ago(63, '11:00'), accepts],
      [days.ago(61, '09:10'), restApproves({ parks: ['no-nails-in-trees'] })],
      [days.ago(58, '10:45'), issues],
      [days.at(addDays(days.saturday(-30), 1), '00:10'), ends],
      [days.ago(14, '10:00'), writes('Eleven bags, picked up on Monday. No reports.')],
      [days.ago(14, '10:05'), closes],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => named(wedding(days.saturday(-24)), 'Wedding of Alma and Theo'),
    deeds: (days) => [
      [days.ago(52, '20:00'), starts()],
      [days.ago(51, '20:30'), uploadsTheRest()],
      [days.ago(51, '20:45'), submits],
      [days.ago(50, '09:00'), accepts],
      [
        days.ago(48, '10:30'),
        approvesWith('parks', ['weights-only', ['park-clean-up', { time: '8:00 p.m.' }]]),
      ],
      [days.ago(47, '14:00'), issues],
      [days.at(addDays(days.saturday(-24), 1), '00:10'), ends],
      [days.ago(12, '09:30'), closes],
    ],
  },
];

/** Cases that ended without an event. */
const stopped: Story[] = [
  {
    by: 'mercado',
    answers: (days) => named(truckRally(days.saturday(60)), 'Sabores de la calle'),
    deeds: (days) => [
      [days.ago(18, '10:00'), starts()],
      [days.ago(17, '09:30'), submits],
      [days.ago(16, '10:00'), accepts],
      [days.ago(15, '10:20'), claims('fire-marshal')],
      [days.ago(12, '18:00'), withdraws],
    ],
  },
  {
    by: 'producer',
    answers: (days) => named(harborFestival(days.saturday(141)), 'Harbor Lights'),
    deeds: (days) => [
      [days.ago(22, '09:00'), starts()],
      [days.ago(21, '10:00'), uploadsPlan('site-plan', 'harborFestival')],
      [days.ago(21, '10:20'), uploads('marine-plan', 'fireworks-plan')],
      [days.ago(20, '16:30'), submits],
      [days.ago(19, '09:30'), begins()],
      [days.ago(18, '14:10'), accepts],
      [days.ago(17, '09:40'), records('coast-guard', 'record_applied', 'Sector Maryland, file 26-118')],
      [days.ago(17, '09:45'), records('state-fire-marshal', 'record_granted', 'MSFM 4471')],
      [
        days.ago(13, '11:00'),
        objects('fire-marshal', 'lane-blocked', 'The fall-out zone covers the only way off the pier.'),
      ],
      [
        days.ago(12, '15:30'),
        records('coast-guard', 'record_refused', 'Letter of refusal, channel stays open'),
      ],
      [
        days.ago(10, '10:30'),
        denies(
          'danger',
          'The Coast Guard keeps the channel open that evening, so the barge has no safe place, and people on the pier would have no way out.',
          'The same show works at Middle Branch Park, or on a Thursday without ship traffic.',
        ),
      ],
    ],
  },
  {
    by: 'marcher',
    answers: (days) => {
      const answers = named(protestMarch(days.inDays(4)), 'March for night buses');
      return {
        ...answers,
        route: {
          ...answers.route,
          legs: [leg('l1', 'Jones Falls Expressway', 'Fayette Street', 'Pleasant Street')],
        },
      };
    },
    deeds: (days) => [
      [days.ago(3, '10:10'), starts()],
      [days.ago(3, '11:00'), submits],
      [
        days.ago(3, '13:00'),
        objects('traffic', 'no-emergency-way', 'Ambulances to Mercy Medical Center use this ramp all day.'),
      ],
      [
        days.ago(2, '10:20'),
        notes(
          'law',
          'Checked: the reason is the ramp and nothing else. The offered street reaches the same people.',
        ),
      ],
      [
        days.ago(2, '11:00'),
        denies(
          'emergency-way',
          'The ramp is the only way for ambulances to Mercy Medical Center.',
          'Gay Street from Pratt Street to Fayette Street, on the same day and at the same hour, the full width. It passes City Hall.',
          'Naomi Feld, Law Department',
        ),
      ],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) =>
      onStreet(named(blockPartyWithGrill(days.saturday(6)), 'Hollins Street stoop night'), [
        'Hollins Street',
        'South Gilmor Street',
        'South Stricker Street',
      ]),
    deeds: (days) => [
      [days.ago(30, '19:00'), starts()],
      [days.ago(29, '18:30'), uploadsTheRest()],
      [days.ago(29, '19:10'), submits],
      [days.ago(28, '10:10'), accepts],
      [
        days.ago(26, '09:30'),
        approvesWith('special-events', ['block-party-barricades', 'block-party-reopen']),
      ],
      [days.ago(25, '11:00'), issues],
      [days.ago(2, '09:20'), writes('Public Works called: the water main under the block broke.')],
      [
        days.ago(2, '10:15'),
        revokes(
          'A water main broke under the block. The street is dug up for three weeks. Choose a new day, and we will look at it at once.',
        ),
      ],
    ],
  },
];

export const endings: Story[] = [...over, ...stopped];
