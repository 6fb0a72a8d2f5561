import { looksIn, runsOut, starts, withdraws } from '#db/seeds/deeds/organizer.ts';
import { uploads } from '#db/seeds/deeds/papers.ts';
import { blockParty } from '#db/seeds/events/blocks.ts';
import { truckRally } from '#db/seeds/events/lots.ts';
import { quinceanera } from '#db/seeds/events/parks.ts';
import { streetFestival } from '#db/seeds/events/streets.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';

/** Drafts that the city does not see yet, one that was given up, and one that nobody came back to. */
export const drafts: Story[] = [
  {
    by: 'neighbor',
    answers: (days) => blockParty(days.saturday(45)),
    deeds: (days) => [[days.ago(2, '20:10'), starts('places')]],
  },
  {
    by: 'producer',
    answers: (days) => named(streetFestival(days.saturday(80)), 'Fells Point oyster social'),
    deeds: (days) => [
      [days.ago(6, '14:00'), starts('safety')],
      [days.ago(5, '10:30'), uploads('site-plan', 'insurance-certificate')],
    ],
  },
  {
    by: 'vecina',
    answers: (days) => quinceanera(days.sunday(60)),
    deeds: (days) => [[days.ago(1, '20:40'), starts('activities')]],
  },
  {
    by: 'mercado',
    answers: (days) => truckRally(days.saturday(90)),
    deeds: (days) => [[days.ago(12, '09:30'), starts('declaration')]],
  },
  {
    by: 'neighbor',
    answers: (days) =>
      onStreet(named(blockParty(days.saturday(31)), 'Elm Avenue supper'), [
        'Elm Avenue',
        'West 34th Street',
        'West 35th Street',
      ]),
    deeds: (days) => [
      [days.ago(15, '19:00'), starts('declaration')],
      [days.ago(14, '08:20'), withdraws],
    ],
    leavesNothing: 'withdrawn',
  },
  {
    by: 'neighbor',
    answers: (days) => named(blockParty(days.saturday(20)), 'Chestnut Avenue supper'),
    deeds: (days) => [
      [days.ago(75, '21:30'), looksIn],
      [days.ago(3, '03:00'), runsOut],
    ],
    leavesNothing: 'expired',
  },
];
