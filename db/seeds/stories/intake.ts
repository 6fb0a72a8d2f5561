import { begins, returns, writes } from '#db/seeds/deeds/coordinator.ts';
import { corrects, starts, submits } from '#db/seeds/deeds/organizer.ts';
import { uploads, uploadsPlan, uploadsTheRest } from '#db/seeds/deeds/papers.ts';
import { blockPartyWithGrill, fiestaDeCuadra } from '#db/seeds/events/blocks.ts';
import { carnival, filmShoot } from '#db/seeds/events/lots.ts';
import { feriaEnElParque, parkConcert, serviceProject } from '#db/seeds/events/parks.ts';
import { race } from '#db/seeds/events/routes.ts';
import { farmersMarket } from '#db/seeds/events/streets.ts';
import { named, onStreet, type Story } from '#db/seeds/stories/story.ts';

/** Cases that arrived and wait for the completeness check. */
const arrived: Story[] = [
  {
    by: 'striders',
    answers: (days) => race(days.sunday(70)),
    deeds: (days) => [
      [days.ago(4, '18:00'), starts()],
      [days.ago(3, '12:00'), uploads('site-plan', 'route-map')],
      [days.ago(1, '16:20'), submits],
    ],
  },
  {
    by: 'vecina',
    answers: (days) => fiestaDeCuadra(days.saturday(41)),
    deeds: (days) => [
      [days.ago(2, '19:30'), starts()],
      [days.ago(1, '12:00'), uploads('sketch-plan', 'neighbor-notice')],
      [days.ago(1, '12:40'), submits],
    ],
  },
  {
    // Nobody has looked at it for longer than the city wants to.
    by: 'producer',
    answers: (days) => named(filmShoot(days.friday(24)), 'Harbor Line, episode 5'),
    deeds: (days) => [
      [days.ago(9, '10:00'), starts()],
      [days.ago(8, '11:15'), uploads('film-set')],
      [days.ago(8, '15:05'), submits],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => blockPartyWithGrill(days.saturday(38)),
    deeds: (days) => [
      [days.ago(6, '18:20'), starts()],
      [days.ago(5, '09:10'), uploads('sketch-plan', 'neighbor-notice')],
      [days.ago(5, '09:45'), submits],
    ],
  },
];

/** Cases that the coordinator looks through. */
const looking: Story[] = [
  {
    by: 'producer',
    answers: (days) => parkConcert(days.saturday(75)),
    deeds: (days) => [
      [days.ago(7, '13:00'), starts()],
      [days.ago(6, '10:00'), uploads('site-plan', 'insurance-certificate', 'security-plan')],
      [days.ago(4, '15:30'), submits],
      [days.ago(2, '10:10'), begins()],
      [
        days.ago(2, '10:40'),
        writes('Same lawn as last year. Compare the stage plan with the one from then.'),
      ],
    ],
  },
  {
    by: 'neighbor',
    answers: (days) => farmersMarket(days.saturday(62)),
    deeds: (days) => [
      [days.ago(5, '09:00'), starts()],
      [days.ago(4, '12:00'), uploads('stall-plan', 'food-vendor-list')],
      [days.ago(3, '12:30'), submits],
      [days.ago(1, '09:20'), begins(1)],
    ],
  },
  {
    by: 'striders',
    answers: (days) => named(serviceProject(days.saturday(50)), 'Gwynns Falls clean-up'),
    deeds: (days) => [
      [days.ago(8, '17:00'), starts()],
      [days.ago(7, '08:30'), submits],
      [days.ago(6, '11:00'), begins()],
    ],
  },
];

/** Cases that went back because something was missing. */
const returned: Story[] = [
  {
    by: 'striders',
    answers: (days) => carnival(days.friday(95)),
    deeds: (days) => [
      [days.ago(13, '10:00'), starts()],
      [days.ago(12, '09:30'), uploads('site-plan')],
      [days.ago(10, '14:00'), submits],
      [days.ago(9, '09:40'), begins()],
      [
        days.ago(8, '15:10'),
        returns(
          ['plan-missing-parts', 'contact-missing'],
          'The site plan does not show where the rides stand and how wide the way for fire trucks is. Please add both, and name somebody we can call during set-up.',
        ),
      ],
    ],
  },
  {
    by: 'mercado',
    answers: (days) => feriaEnElParque(days.saturday(70)),
    deeds: (days) => [
      [days.ago(8, '11:00'), starts()],
      [days.ago(7, '08:50'), uploadsPlan('site-plan', 'parkFair')],
      [days.ago(7, '09:00'), uploads('insurance-certificate')],
      [days.ago(6, '16:00'), submits],
      [
        days.ago(4, '10:30'),
        returns(
          ['wrong-paper'],
          'El certificado de seguro es de otro evento. Suba por favor el de la feria, con la ciudad como asegurada adicional.',
        ),
      ],
    ],
  },
  {
    by: 'vecina',
    answers: (days) =>
      onStreet(named(fiestaDeCuadra(days.saturday(36)), 'Fiesta de la calle Ann'), [
        'Ann Street',
        'Fleet Street',
        'Aliceanna Street',
      ]),
    deeds: (days) => [
      [days.ago(14, '19:10'), starts()],
      [days.ago(12, '20:00'), submits],
      [days.ago(11, '09:15'), begins(1)],
      [
        days.ago(11, '09:50'),
        returns(['plan-unreadable'], 'Falta un dibujo de la cuadra. Puede ser una foto de un dibujo a mano.'),
      ],
      [days.ago(3, '19:30'), uploadsTheRest()],
      [
        days.ago(2, '19:45'),
        corrects((answers) => ({ ...answers, sound: { ...answers.sound, end: '18:30' } })),
      ],
      [days.ago(2, '20:05'), submits],
    ],
  },
];

export const intake: Story[] = [...arrived, ...looking, ...returned];
