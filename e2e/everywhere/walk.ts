import { answersByStep, arrangeCases, type Cases, isDemanding, withoutStep } from '#e2e/everywhere/cases.ts';
import type { Audience } from '#e2e/everywhere/screens.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { test as base, expect } from '#e2e/fixtures/test.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import type { Answers } from '#src/domain/application/answers.ts';

interface Walk {
  /** Somebody who may look at a screen. */
  as: (who: Audience) => Promise<Person>;
}

interface WorkerWalk {
  cases: Cases;
  /**
   * Drafts by the page of questions that they are asked: those of one event answered in one, each page with nothing on it,
   * and the pages that have something to say then.
   */
  drafts: { answered: Map<string, string>; blank: Map<string, string>; demanding: Set<string> };
}

/** Cases in every state, made once, and everybody who may look at them. */
export const test = base.extend<Walk, WorkerWalk>({
  cases: [
    async ({ arrange, service }, use) => use(await arrangeCases(arrange, service)),
    { scope: 'worker' },
  ],

  drafts: [
    async ({ arrange, cases }, use) => {
      const answered = new Map<string, string>();
      const blank = new Map<string, string>();
      const demanding = new Set<string>();
      const events = new Map<Answers, string>();
      for (const [step, answers] of answersByStep()) {
        const ref = events.get(answers) ?? (await arrange.draft(answers, cases.owner)).ref;
        events.set(answers, ref);
        answered.set(step, ref);
        const left = withoutStep(answers, step);
        blank.set(step, (await arrange.draft(left, cases.owner)).ref);
        if (isDemanding(left, step)) demanding.add(step);
      }
      await use({ answered, blank, demanding });
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  as: async ({ open, enter, staff, cases, inbox, service }, use) => {
    await use(async (who) => {
      if (who === 'reviewer') return await staff('reviewer', 'fire-marshal');
      if (who === 'coordinator') {
        const person = await staff('coordinator', null);
        await service.db.owner`
          INSERT INTO queue_views (staff_id, name, address, created_at)
          SELECT id, 'Parades in June', 'work=any&kind=parade', now() FROM staff_members WHERE email = ${person.email}
          ON CONFLICT DO NOTHING`;
        return person;
      }
      if (who === 'administrator' || who === 'auditor' || who === 'researcher') return await staff(who, null);
      if (who === 'anyone') return await open('anyone@example.org');
      const email = cases.owner.kind === 'applicant' ? cases.owner.email : '';
      return await enter(email, async (person) => (await SignInPage.open(person)).signIn(inbox, email));
    });
  },
});

/** Looks at one place after the other and collects what is wrong, so that one walk tells everything. */
export async function walk<T extends readonly [string, unknown]>(
  places: readonly T[],
  look: (place: T) => Promise<void>,
): Promise<void> {
  const problems: string[] = [];
  for (const place of places) {
    await test
      .step(place[0], () => look(place))
      .catch((error: unknown) => {
        problems.push(`${place[0]}: ${error instanceof Error ? error.message : String(error)}`);
      });
  }
  expect(problems).toEqual([]);
}
