import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { PinState } from '#src/domain/workflow/states.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['review']['plan'];
type Box = 'page' | 'where' | 'body';

/** One plan of a case with its pins. */
export class PlanPage extends Screen {
  readonly title: string;

  constructor(person: Person, title: string) {
    super(person);
    this.title = title;
  }

  static titleOf({ text, city, locale }: Person, kind: string, version: number): string {
    const plan = city.documentKinds.find(({ key }) => key === kind)?.name[locale] ?? kind;
    return text.review.plan.title({ plan, version });
  }

  static async open(
    person: Person,
    at: { ref: string; documentId: string; kind?: string; version: number; query?: string },
  ): Promise<PlanPage> {
    await person.page.goto(paths.reviewPlan(person.locale, at.ref, at.documentId, at.query));
    return await PlanPage.arrive(person, at.kind ?? 'site-plan', at.version);
  }

  static async arrive(person: Person, kind: string, version: number): Promise<PlanPage> {
    const page = new PlanPage(person, PlanPage.titleOf(person, kind, version));
    await page.expectSound(page.title);
    return page;
  }

  get words(): Words {
    return this.person.text.review.plan;
  }

  /** The part of the page where the plan itself scrolls. */
  pane(version: number, page: number, of: number): Locator {
    return this.main.getByRole('region', { name: this.words.pane({ version, page, of }), exact: true });
  }

  pin(number: number): Locator {
    return this.main.locator(`#pin-${number}`);
  }

  async expectPin(number: number, state: PinState, ...says: string[]): Promise<void> {
    await expect(this.pin(number)).toContainText(this.words.pins.state[state]);
    for (const words of says) await expect(this.pin(number)).toContainText(words);
  }

  async expectDone(what: keyof Words['done']): Promise<void> {
    await this.expectNoErrors();
    await expect(this.main.getByRole('status')).toContainText(this.words.done[what]);
    await this.expectSound(this.title);
  }

  private newBox(box: Box): Locator {
    return this.box(this.words.add[box]);
  }

  /** Writes a new pin into its form. */
  async write(pin: Partial<Record<Box, string>>): Promise<void> {
    for (const [box, words] of Object.entries(pin))
      await this.person.hands.type(this.newBox(box as Box), words); // keys of the record
  }

  async send(): Promise<void> {
    await this.press(this.words.add.send);
    await this.expectDone('pin');
  }

  /** Begins to mark a place by a button; the plan has the focus then. */
  async mark(): Promise<void> {
    await this.person.hands.press(this.button(this.words.add.mark));
    await expect(this.main.getByText(this.words.marking.start, { exact: true })).toBeVisible();
  }

  /** What the boxes of the place hold, in percent. */
  async place(): Promise<string[]> {
    const boxes = this.main.locator(
      '[name="pin.x"], [name="pin.y"], [name="pin.width"], [name="pin.height"]',
    );
    return await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
  }

  async answer(number: number, words: string): Promise<void> {
    const { answer, answerLabel, answerSend } = this.words.pins;
    const folded = this.pin(number).getByText(answer, { exact: true });
    await this.person.hands.press(folded);
    await this.person.hands.type(this.box(answerLabel, this.pin(number)), words);
    await this.goBy(
      this.pin(number)
        .getByRole('button', { name: new RegExp(`^${answerSend}`) })
        .last(),
    );
    await this.expectDone('reply');
  }

  async settle(number: number): Promise<void> {
    const { resolve_pin } = this.words.pins;
    await this.goBy(this.pin(number).getByRole('button', { name: new RegExp(`^${resolve_pin}`) }));
    await this.expectDone('resolve');
  }

  /** Goes to the decision that makes a condition of a pin. */
  async makeCondition(number: number): Promise<void> {
    const { toCondition } = this.words.pins;
    await this.goBy(this.pin(number).getByRole('link', { name: new RegExp(`^${toCondition}`) }));
  }

  /** Goes to the correction that is made of a pin. */
  async makeCorrection(number: number): Promise<void> {
    const { toCorrection } = this.words.pins;
    await this.goBy(this.pin(number).getByRole('link', { name: new RegExp(`^${toCorrection}`) }));
  }
}
