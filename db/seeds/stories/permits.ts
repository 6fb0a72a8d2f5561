import { approves, approvesWith, notes, restApproves } from '#db/seeds/deeds/agency.ts';
import { accepts, begins, issues, waives, writes } from '#db/seeds/deeds/coordinator.ts';
import { starts, submits } from '#db/seeds/deeds/organizer.ts';
import { uploads, uploadsTheRest } from '#db/seeds/deeds/papers.ts';
import { blockPartyWithGrill } from '#db/seeds/events/blocks.ts';
import { filmShoot } from '#db/seeds/events/lots.ts';
import { serviceProject } from '#db/seeds/events/parks.ts';
import { race } from '#db/seeds/events/routes.ts';
import { procesion, protestMarch, vigil } from '#db/seeds/events/speech.ts';
import { farmersMarket, streetFestival } from '#db/seeds/events/streets.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';

/** Cases on which everybody agrees; one of them still lacks a paper. */
const ready: Story[] = [
  {
    by: 'producer',
    answers: (days) => named(filmShoot(days.friday(14)), 'Harbor Line, episode 6'),
    deeds: (days) => [
      [days.ago(12, '10:00'), starts()],
      [days.ago(11, '11:15'), uploads('film-set', 'insurance-certificate', 'toilet-plan')],
      [days.ago(11, '15:05'), submits],
      [days.ago(10, '09:05'), begins()],
      [days.ago(9, '10:30'), accepts],
      [days.ago(6, '09:10'), restApproves({ film: ['film-no-holds'], parking: ['signs-three-days'] })],
      [days.ago(3, '13:00'), writes('All agreed. We wait for the photos of the no-parking signs.')],
    ],
  },
  {
    // News of this morning: no deadline, and nobody whose agreement it needs.
    by: 'marcher',
    answers: (days) => {
      const answers = vigil(days.today);
      return { ...answers, speech: { ...answers.speech, knownSince: days.dayOf(days.hoursAgo(4)) } };
    },
    deeds: (days) => [
      [days.hoursAgo(3), starts()],
      [days.hoursAgo(2), submits],
    ],
  },
];

/** Permits that count today. */
const live: Story[] = [
  {
    by: 'neighbor',
    answers: (days) =>
      onStreet(named(blockPartyWithGrill(days.saturday(5)), 'Decatur Street cookout'), [
        'Decatur Street',
        'Hull Street',
        'Andre Street',
      ]),
    deeds: (days) => [
      [days.ago(27, '19:00'), starts()],
      [days.ago(26, '18:30'), uploadsTheRest()],
      [days.ago(26, '19:10'), submits],
      [days.ago(25, '10:10'), accepts],
      [
        days.ago(22, '09:30'),
        approvesWith('special-events', [
          'block-party-barricades',
          'block-party-reopen',
          'inflatable-anchored',
        ]),
      ],
      [days.ago(21, '11:00'), issues],
    ],
  },
  {
    by: 'producer',
    answers: (days) => named(streetFestival(days.saturday(11)), 'Remington street fair'),
    deeds: (days) => [
      [days.ago(44, '09:40'), starts()],
      [days.ago(42, '10:00'), uploadsTheRest()],
      [days.ago(40, '12:10'), submits],
      [days.ago(39, '09:10'), begins()],
      [days.ago(37, '10:20'), accepts],
      [
        days.ago(35, '09:10'),
        restApproves({
          traffic: ['barricades-attended', ['reopen-by', { time: '11:00 p.m.' }]],
          police: [['officers', { officers: '4', hours: '9' }], 'guards-licensed'],
          'fire-marshal': [
            'keep-lane-clear',
            'tent-anchored',
            'cooking-extinguisher',
            ['crowd-managers-present', { number: '4' }],
          ],
          'food-control': ['food-license-shown', 'food-handwash', 'food-temperature'],
          'liquor-board': ['alcohol-area-only', 'alcohol-id-check', 'alcohol-last-call'],
          'public-works': [['clean-up-by', { time: '11:30 p.m.' }], 'recycling-beside-trash'],
          risk: ['insurance-names-city'],
        }),
      ],
      [days.ago(29, '14:00'), issues],
    ],
  },
  {
    by: 'striders',
    answers: (days) => named(race(days.sunday(4)), 'Fells Point mile'),
    deeds: (days) => [
      [days.ago(45, '18:00'), starts()],
      [days.ago(44, '18:30'), uploadsTheRest(['flyer'])],
      [days.ago(43, '08:10'), submits],
      [days.ago(42, '09:00'), begins(1)],
      [days.ago(41, '11:00'), accepts],
      [
        days.ago(38, '09:10'),
        restApproves({
          traffic: ['barricades-attended', 'route-reopens', 'course-marks'],
          transit: [['detour-after-last-trip', { time: '10:00 a.m.' }]],
          parks: ['no-nails-in-trees', ['park-clean-up', { time: '1:00 p.m.' }]],
        }),
      ],
      [days.ago(32, '10:45'), issues],
    ],
  },
  {
    // It is filmed today: the permit counts at this hour.
    by: 'producer',
    answers: (days) => filmShoot(days.today),
    deeds: (days) => [
      [days.ago(20, '10:00'), starts()],
      [days.ago(19, '11:15'), uploadsTheRest()],
      [days.ago(19, '15:05'), submits],
      [days.ago(18, '09:05'), begins()],
      [days.ago(17, '10:30'), accepts],
      [
        days.ago(15, '09:10'),
        restApproves({ film: ['film-no-holds'], parking: ['signs-three-days', 'no-tow-without-proof'] }),
      ],
      [days.ago(11, '13:20'), issues],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => named(farmersMarket(days.saturday(-14)), 'Abell Saturday market'),
    deeds: (days) => [
      [days.ago(55, '09:00'), starts()],
      [days.ago(54, '12:00'), uploadsTheRest(['occupant-notice'])],
      [days.ago(53, '12:30'), submits],
      [days.ago(52, '09:20'), begins(1)],
      [days.ago(50, '13:00'), accepts],
      [
        days.ago(48, '09:10'),
        restApproves({
          'special-events': ['series-date-cancelled', 'vendor-badge'],
          parking: ['series-signs-every-date'],
          'food-control': ['food-license-shown', 'no-unlisted-vendors'],
        }),
      ],
      [
        days.ago(43, '10:00'),
        waives('occupant-notice', 'Every household signed the petition of the last season.'),
      ],
      [days.ago(42, '11:30'), issues],
    ],
  },
  {
    by: 'striders',
    answers: (days) => serviceProject(days.saturday(3)),
    deeds: (days) => [
      [days.ago(34, '17:00'), starts()],
      [days.ago(33, '08:30'), uploadsTheRest()],
      [days.ago(33, '09:00'), submits],
      [days.ago(32, '11:00'), accepts],
      [days.ago(30, '09:30'), restApproves({ parks: ['no-nails-in-trees'] })],
      [days.ago(27, '15:00'), issues],
    ],
  },
  {
    by: 'marcher',
    answers: (days) => named(protestMarch(days.inDays(1)), 'March for clean water'),
    deeds: (days) => [
      [days.ago(4, '11:00'), starts()],
      [days.ago(4, '11:40'), submits],
      [days.ago(3, '09:15'), notes('police', 'Escort of six, paid by the city.')],
      [days.ago(3, '10:30'), approvesWith('traffic', ['speech-route-moves', 'speech-emergency-way'])],
      [days.ago(3, '13:10'), approves('parks')],
      [days.ago(2, '09:40'), issues],
    ],
  },
  {
    by: 'vecina',
    answers: (days) => procesion(days.sunday(7)),
    deeds: (days) => [
      [days.ago(7, '20:00'), starts()],
      [days.ago(7, '20:40'), submits],
      [days.ago(6, '10:30'), approvesWith('traffic', ['speech-route-moves'])],
      [days.ago(6, '15:00'), issues],
    ],
  },
];

export const permits: Story[] = [...ready, ...live];
