import {
  answersPin,
  approves,
  approvesWith,
  asks,
  claims,
  notes,
  objects,
  pins,
  rejectsPaper,
  restApproves,
  settlesPin,
} from '#db/seeds/deeds/agency.ts';
import { accepts, begins, records, waives, writes } from '#db/seeds/deeds/coordinator.ts';
import { replies, starts, submits } from '#db/seeds/deeds/organizer.ts';
import { uploads, uploadsPlan } from '#db/seeds/deeds/papers.ts';
import { harborFestival } from '#db/seeds/events/parks.ts';
import { race } from '#db/seeds/events/routes.ts';
import { farmersMarket, nightMarket, streetFestival } from '#db/seeds/events/streets.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** Large cases that many agencies look at, in every mixture of answers. */
export const largeReviews: Story[] = [
  {
    by: 'producer',
    answers: (days) => named(harborFestival(days.saturday(150)), 'Harborplace Lights'),
    deeds: (days) => [
      [days.ago(9, '09:00'), starts()],
      [days.ago(8, '10:00'), uploadsPlan('site-plan', 'largePlan')],
      [days.ago(8, '10:30'), uploads('harbor-conditions', 'emergency-plan', 'security-plan')],
      [days.ago(6, '16:30'), submits],
      [days.ago(5, '09:30'), begins()],
      [days.ago(3, '14:10'), accepts],
      [
        days.ago(3, '14:40'),
        records('state-fire-marshal', 'record_applied', 'Sent by the company, no number yet'),
      ],
      [
        days.ago(3, '14:45'),
        records(
          'natural-resources',
          'record_not_needed',
          'No swimming, and the barge is moored by its owner.',
        ),
      ],
      [days.ago(2, '09:20'), claims('police')],
      [days.ago(2, '10:05'), claims('fire-marshal')],
      [
        days.ago(2, '10:40'),
        pins('fire-marshal', {
          place: { x: 180, y: 240, width: 260, height: 120 },
          where: 'Fire lane beside the first row of tents',
          body: 'Show the width. The engine needs 20 feet without any pole in it.',
        }),
      ],
      [
        days.ago(2, '11:15'),
        pins('police', {
          page: 3,
          place: { x: 620, y: 480, width: null, height: null },
          where: 'Gate at Light Street',
          body: 'The queue for the bag check blocks the crosswalk here.',
        }),
      ],
      [days.ago(2, '13:05'), answersPin('police', 1, 'The bollards on the left can be taken out.')],
      [
        days.ago(1, '09:20'),
        pins('fire-marshal', {
          page: 2,
          where: 'Generator north of the stage',
          body: 'Who refuels it, and when?',
        }),
      ],
      [days.ago(1, '09:50'), settlesPin('fire-marshal', 2)],
      [
        days.ago(1, '11:30'),
        notes(
          'emergency-management',
          'Evacuation of the field over the promenade needs the gate at Light Street.',
        ),
      ],
    ],
  },
  {
    by: 'producer',
    answers: (days) =>
      onStreet(named(streetFestival(days.saturday(52)), 'Hampden Summer Fair'), [
        '36th Street',
        'Falls Road',
        'Chestnut Avenue',
      ]),
    deeds: (days) => [
      [days.ago(14, '09:40'), starts()],
      [days.ago(13, '09:30'), uploadsPlan('site-plan', 'streetFestival')],
      [
        days.ago(13, '10:00'),
        uploads('alcohol-area-plan', 'insurance-certificate', 'food-vendor-list', 'security-plan'),
      ],
      [days.ago(12, '12:10'), submits],
      [days.ago(11, '09:10'), begins()],
      [days.ago(9, '10:20'), accepts],
      [days.ago(8, '09:45'), approves('special-events')],
      [days.ago(7, '13:30'), claims('traffic')],
      [
        days.ago(6, '11:00'),
        approvesWith('police', [
          ['officers', { officers: '4', hours: '9' }],
          'guards-licensed',
          ['crowd-cap', { people: '950' }],
        ]),
      ],
      [
        days.ago(5, '15:15'),
        asks('fire-marshal', 'Which side of the block stays open for fire trucks while the stage is there?'),
      ],
      [
        days.ago(4, '10:50'),
        rejectsPaper('risk', 'insurance-certificate', 'It names the brewery. It must name the organizer.'),
      ],
      [days.ago(3, '14:00'), claims('liquor-board')],
      [days.ago(2, '09:30'), writes('Two agencies are late here. I called food control this morning.')],
    ],
  },
  {
    by: 'producer',
    answers: (days) => {
      const friday = days.friday(55);
      const answers = nightMarket(friday);
      return {
        ...answers,
        dates: { ...answers.dates, seriesUntil: addDays(friday, 21) },
        sound: { ...answers.sound, nights: 4 },
      };
    },
    deeds: (days) => [
      [days.ago(16, '09:40'), starts()],
      [days.ago(15, '10:00'), uploads('site-plan', 'stall-plan', 'noise-exemption', 'alcohol-license')],
      [days.ago(14, '12:10'), submits],
      [days.ago(13, '09:10'), begins(1)],
      [days.ago(12, '10:20'), accepts],
      [
        days.ago(10, '09:10'),
        restApproves({}, ['liquor-board', 'environmental-health', 'buildings', 'preservation']),
      ],
      [
        days.ago(6, '14:30'),
        objects(
          'environmental-health',
          'no-exemptions-left',
          'A place gets three noise exemptions a year. Four nights are asked for. Three nights, or an earlier end on one of them, would work.',
        ),
      ],
      [
        days.ago(5, '09:35'),
        notes(
          'environmental-health',
          'Told the coordinator by phone. We look again when one night ends at nine.',
        ),
      ],
    ],
  },
  {
    by: 'striders',
    answers: (days) => named(race(days.sunday(49)), 'Harbor to hill run'),
    deeds: (days) => [
      [days.ago(15, '18:00'), starts()],
      [
        days.ago(14, '18:30'),
        uploads('site-plan', 'route-map', 'traffic-control-plan', 'participant-insurance'),
      ],
      [days.ago(13, '08:10'), submits],
      [days.ago(12, '09:00'), begins()],
      [days.ago(11, '11:00'), accepts],
      [days.ago(10, '10:00'), approves('special-events')],
      [
        days.ago(8, '09:40'),
        asks('police', 'How many marshals stand at each crossing, and who trains them?'),
      ],
      [
        days.ago(5, '13:20'),
        approvesWith('traffic', [
          'barricades-attended',
          ['route-reopens', { minutes: '20' }],
          'course-marks',
        ]),
      ],
      [
        days.ago(4, '19:05'),
        replies(
          'police',
          'Two at each of the eleven crossings. Our club trains them on the Saturday before.',
        ),
      ],
      [days.ago(3, '10:10'), approvesWith('parks', [['park-clean-up', { time: '1:00 p.m.' }]])],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => named(farmersMarket(days.saturday(48)), 'Waverly winter market'),
    deeds: (days) => [
      [days.ago(13, '09:00'), starts()],
      [
        days.ago(12, '12:00'),
        uploads(
          'stall-plan',
          'site-plan',
          'closure-diagram',
          'food-vendor-list',
          'food-licenses',
          'sign-photos',
        ),
      ],
      [days.ago(11, '12:30'), submits],
      [days.ago(10, '09:20'), begins(1)],
      [days.ago(8, '13:00'), accepts],
      [days.ago(7, '09:15'), approves('special-events')],
      [days.ago(6, '11:20'), approvesWith('food-control', ['food-license-shown', 'food-handwash'])],
      [
        days.ago(5, '15:40'),
        rejectsPaper(
          'parking',
          'sign-photos',
          'The photos show last year’s signs. Take new ones three days before.',
        ),
      ],
      [
        days.ago(4, '10:00'),
        waives(
          'accessible-parking-plan',
          'The one accessible space moves across the street; the sketch shows it.',
        ),
      ],
      [days.ago(3, '09:30'), claims('risk')],
    ],
  },
];
