import { festival } from '#e2e/fixtures/answers.ts';
import type { TestCase } from '#e2e/fixtures/cases.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import type { RunningService } from '#e2e/fixtures/running-service.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { ConditionsPage } from '#e2e/pages/conditions.ts';
import { PlanPage } from '#e2e/pages/plan.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { paths } from '#src/paths.ts';

const PICTURES_MS = 60_000;

/** A plan of two versions with pictures of its pages. */
async function twoVersions({ db }: RunningService, one: TestCase): Promise<{ older: string; newer: string }> {
  const older = await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }));
  const newer = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), { replacesId: older.id });
  const isDrawn = async () => {
    const [row] = await db.owner`
      SELECT count(*)::int AS count FROM documents WHERE application_id = ${one.id} AND picture_state = 'made'`;
    return row?.count === 2;
  };
  expect(await waitUntil(isDrawn, PICTURES_MS)).toBe(true);
  return { older: older.id, newer: newer.id };
}

test('a pin in words without script is answered and settled by another agency, and one becomes a condition @plain @ways', async ({
  arrange,
  service,
  reviewer,
  open,
  inbox,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const { newer } = await twoVersions(service, one as TestCase);
  const at = { ref: one.ref, documentId: newer, version: 2 };
  const police = await reviewer('police');
  const desk = await CasePage.open(police, one.ref, one.eventName);
  await desk.goBy(
    desk.main
      .getByRole('link', {
        name: new RegExp(`^${police.text.review.plan.open({ count: 0 })}`),
      })
      .first(),
  );
  let plan = await PlanPage.arrive(police, 'site-plan', 2);
  await plan.press(plan.words.add.send);
  await plan.expectErrors(plan.title, [
    {
      message: police.text.errors.issue('required', {
        label: '',
        asked: plan.words.add.asked.where,
        by: 'enter',
      }),
      box: plan.box(plan.words.add.where),
    },
    {
      message: police.text.errors.issue('required', {
        label: '',
        asked: plan.words.add.asked.body,
        by: 'enter',
      }),
      box: plan.box(plan.words.add.body),
    },
  ]);
  await plan.write({ page: '2', where: 'North gate', body: 'Where does the queue stand?' });
  await plan.send();
  await plan.write({ where: 'Stage', body: 'Keep 6 feet free behind it.' });
  await plan.send();
  await plan.expectPin(1, 'open', 'North gate', 'Where does the queue stand?');

  const traffic = await PlanPage.open(await reviewer('traffic'), at);
  await traffic.answer(1, 'On the sidewalk.');
  await traffic.settle(1);
  plan = await PlanPage.open(police, at);
  await plan.person.hands.press(plan.main.getByText(plan.words.pins.settled({ count: 1 }), { exact: true }));
  await plan.expectPin(1, 'resolved', 'On the sidewalk.');

  await plan.makeCondition(2);
  const { decision } = police.text.review.case;
  await expect(desk.box(decision.ownNumber({ number: 1 }))).toHaveValue('Stage: Keep 6 feet free behind it.');
  const suggested = desk.group(decision.suggested).getByRole('checkbox', { checked: true });
  while ((await suggested.count()) > 0) await suggested.first().uncheck();
  await desk.lookAndSend('Keep 6 feet free behind it.');
  await desk.expectDone('decide');
  plan = await PlanPage.open(police, at);
  const agency = police.city.agencies.find(({ key }) => key === 'police')?.name[police.locale] ?? '';
  await expect(plan.pin(2)).toContainText(plan.words.pins.isCondition({ agency }));

  await plan.write({ where: 'Exit', body: 'Show how wide it is.' });
  await plan.send();
  await plan.makeCorrection(3);
  const { add } = police.text.review.case.corrections;
  await expect(desk.box(add.words)).toHaveValue('Exit: Show how wide it is.');
  await desk.addCorrection('missing', addDays(calendarDateAt(one.owner.now, police.city.timeZone), 6));
  await desk.expectCorrection('Show how wide it is.', 'drafted');
  plan = await PlanPage.open(police, at);
  await expect(plan.pin(3)).toContainText(plan.words.pins.isCorrection({ agency }));

  // The organizer reads the condition, and nothing else of what was said about the plan.
  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const list = await ConditionsPage.open(owner, one.ref);
  await expect(list.main).toContainText('Keep 6 feet free behind it.');
  for (const address of [paths.application('en', one.ref), paths.documents('en', one.ref)]) {
    await owner.page.goto(address);
    await expect(owner.page.getByRole('main')).not.toContainText(/North gate|sidewalk/);
  }
});

test('a place is marked on the plan by keys alone, and an area by the mouse', async ({
  arrange,
  service,
  reviewer,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const { newer } = await twoVersions(service, one as TestCase);
  const person = await reviewer('fire-marshal');
  const { page } = person;
  const { keyboard } = page;
  let plan = await PlanPage.open(person, { ref: one.ref, documentId: newer, version: 2 });
  const pane = plan.pane(2, 1, 3);
  const sheet = pane.locator('[data-sheet]');

  await pane.focus();
  const width = async () => (await sheet.boundingBox())?.width ?? 0;
  const whole = await width();
  await keyboard.press('+');
  await keyboard.press('+');
  expect(await width()).toBeCloseTo(whole * 2, -1);
  const from = await pane.evaluate(({ scrollLeft }) => scrollLeft);
  await keyboard.press('ArrowRight');
  await expect.poll(() => pane.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(from);
  await keyboard.press('-');
  await keyboard.press('-');
  await keyboard.press('-');
  expect(await width()).toBe(whole);

  await plan.mark();
  await expect(pane).toBeFocused();
  for (let i = 0; i < 100; i += 1) await keyboard.press('ArrowLeft');
  for (let i = 0; i < 3; i += 1) await keyboard.press('ArrowRight');
  await expect(plan.main.getByText(plan.words.pins.ninth.middle.left)).toBeVisible();
  const [x, , w, h] = await plan.place();
  expect([x, w, h]).toEqual(['1.5', '', '']);
  await keyboard.press('Shift+ArrowDown');
  expect((await plan.place()).slice(2)).toEqual(['5', '5.5']);
  await keyboard.press('Shift+ArrowUp');
  await keyboard.press('Enter');
  await expect(plan.box(plan.words.add.where)).toBeFocused();
  await keyboard.press('Shift+Tab');
  await plan.write({ body: 'The hydrant must stay free.' });
  await plan.send();
  await plan.expectPin(1, 'open', plan.words.pins.ninth.middle.left, 'The hydrant must stay free.');
  await expect(plan.pane(2, 1, 3).locator('[data-pin="1"] rect')).toHaveCount(1);

  // The mouse does the same.
  await plan.mark();
  const box = await plan.pane(2, 1, 3).boundingBox();
  if (box === null) throw new Error('The plan is not there.');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.3, { steps: 4 });
  await page.mouse.up();
  await plan.write({ body: 'No tent here.' });
  await plan.send();
  await plan.expectPin(2, 'open', plan.words.pins.ninth.upper.right);

  // A mark that is taken away leaves no place.
  await plan.mark();
  await keyboard.press('Escape');
  expect(await plan.place()).toEqual(['', '', '', '']);

  // Pages by keys.
  await plan.pane(2, 1, 3).focus();
  await Promise.all([page.waitForURL(/page=2/), keyboard.press('PageDown')]);
  plan = await PlanPage.arrive(person, 'site-plan', 2);
  await plan.pane(2, 2, 3).focus();
  await Promise.all([page.waitForURL((url) => !url.search.includes('page=2')), keyboard.press('PageUp')]);
});

test('two versions stand side by side and on top of each other, and a pin stays with its version @plain', async ({
  arrange,
  service,
  reviewer,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const { older } = await twoVersions(service, one as TestCase);
  const person = await reviewer('fire-marshal');
  const at = { ref: one.ref, version: 2 };
  const old = await PlanPage.open(person, { ...at, documentId: older, version: 1 });
  await expect(old.main).toContainText(old.words.older);
  await old.write({ where: 'North gate', body: 'Too narrow.' });
  await old.send();
  await old.follow(old.words.newest);

  const plan = await PlanPage.arrive(person, 'site-plan', 2);
  await person.hands.press(plan.main.getByText(plan.words.compare, { exact: true }));
  await plan.goBy(plan.main.getByRole('link', { name: new RegExp(`^${plan.words.side}`) }));
  await plan.expectSound(plan.title);
  for (const [version, of] of [
    [2, 3],
    [1, 2],
  ] as const)
    await expect(plan.pane(version, 1, of).getByRole('img')).toBeVisible();

  await plan.goBy(plan.main.getByRole('link', { name: new RegExp(`^${plan.words.over}`) }));
  await plan.expectSound(plan.title);
  await expect(plan.pane(2, 1, 3).getByRole('img')).toHaveCount(2);
  const upper = plan.pane(2, 1, 3).locator('[data-over]');
  await expect(upper).toHaveCSS('opacity', '0.5');
  const slider = plan.main.getByRole('slider', { name: plan.words.mix({ version: 1 }), exact: true });
  await slider.focus();
  await person.page.keyboard.press('ArrowRight');
  await person.page.keyboard.press('ArrowRight');
  if (!person.hasScript) await plan.press(plan.words.mixSet);
  await expect(upper).toHaveCSS('opacity', '0.7');

  const elsewhere = plan.main.getByText(plan.words.pins.elsewhere({ count: 1 }), { exact: true });
  await person.hands.press(elsewhere);
  await plan.expectPin(1, 'open', plan.words.pins.onVersion({ version: 1 }));
  await plan.goBy(plan.pin(1).getByRole('link', { name: new RegExp(`^${plan.words.pins.show}`) }));
  await PlanPage.arrive(person, 'site-plan', 1);
  await expect(old.pin(1)).toBeVisible();
});

test('turned off single keys leave the plan alone, and everything fits a window of 320', async ({
  arrange,
  service,
  reviewer,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const { newer } = await twoVersions(service, one as TestCase);
  const person = await reviewer('police');
  const { page } = person;
  const at = { ref: one.ref, documentId: newer, version: 2 };
  await page.setViewportSize({ width: 320, height: 640 });
  let plan = await PlanPage.open(person, { ...at, query: 'zoom=600' });
  const order = await plan.main.evaluate((main) =>
    ['#plan', '#pins', '#new-pin', '#checklist'].map(
      (id) => main.querySelector(id)?.getBoundingClientRect().top ?? -1,
    ),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));

  await page.keyboard.press('p');
  await expect(plan.box(plan.words.add.body)).toBeFocused();
  await service.db.owner`UPDATE staff_members SET are_keys_off = true WHERE email = ${person.email}`;
  plan = await PlanPage.open(person, at);
  await page.keyboard.press('p');
  await expect(plan.box(plan.words.add.body)).not.toBeFocused();
  const pane = plan.pane(2, 1, 3);
  await pane.focus();
  await page.keyboard.press('+');
  await expect(plan.main.locator('[data-zoom]').first()).toHaveAttribute('data-zoom', '100');
});
