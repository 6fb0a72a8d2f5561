import { expect, type Locator, type Page } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { CorrectionKind } from '#src/domain/correction.ts';
import type { ApplicationStatus, CorrectionState } from '#src/domain/workflow/states.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['review']['case'];

/** A case as staff work on it. */
export class CasePage extends Screen {
  readonly ref: string;
  readonly eventName: string;

  constructor(person: Person, ref: string, eventName: string) {
    super(person);
    this.ref = ref;
    this.eventName = eventName;
  }

  static async open(person: Person, ref: string, eventName: string): Promise<CasePage> {
    await person.page.goto(paths.reviewCase(person.locale, ref));
    return await CasePage.arrive(person, ref, eventName);
  }

  static async arrive(person: Person, ref: string, eventName: string): Promise<CasePage> {
    const page = new CasePage(person, ref, eventName);
    await page.expectSound(eventName);
    return page;
  }

  private get words(): Words {
    return this.person.text.review.case;
  }

  /** Something folded away, opened by its words. */
  async unfold(summary: string, inside: Locator = this.main): Promise<Locator> {
    const has = this.page.getByText(summary, { exact: true });
    const folded = inside.getByRole('group').filter({ has }).last();
    await this.person.hands.press(folded.getByText(summary, { exact: true }).first());
    return folded;
  }

  async expectDone(what: keyof Words['done']): Promise<void> {
    await this.expectNoErrors();
    await expect(this.main.getByRole('status')).toContainText(this.words.done[what]);
    await this.expectSound(this.eventName);
  }

  async expectStatus(status: ApplicationStatus): Promise<void> {
    await expect(this.tag(this.person.text.review.status[status])).toBeVisible();
  }

  async claim(): Promise<void> {
    await this.press(this.words.claim);
    await this.expectDone('claim');
  }

  private decision(name: string): Locator {
    return this.group(this.words.decision.label).getByRole('radio', { name, exact: true });
  }

  async canDecide(): Promise<boolean> {
    return (await this.button(this.words.decision.look).count()) > 0;
  }

  /** The agency's part is answered, as the page says. */
  async expectDecided(): Promise<void> {
    await expect(this.main).toContainText(this.person.text.review.state.approved_with_conditions);
    expect(await this.canDecide()).toBe(false);
  }

  /** Reads what the applicant will read, and sends it. */
  async lookAndSend(words = ''): Promise<void> {
    const { look, lookTitle, send } = this.words.decision;
    await this.press(look);
    await this.expectSound(lookTitle);
    await expect(this.main.locator('[lang]')).toContainText(words);
    await this.press(send);
  }

  /** Chooses to approve, and sends it; what comes of it is for the caller to see. */
  async sendApproval(): Promise<void> {
    await this.person.hands.check(this.decision(this.words.decision.approve));
    await this.lookAndSend();
  }

  async approve(): Promise<void> {
    await this.sendApproval();
    await this.expectDone('decide');
  }

  /** Approves with the suggested conditions, whose gaps must be filled first, and one in the agency's own words. */
  async approveWith(condition: string, filling: string): Promise<void> {
    const { decision } = this.words;
    await this.person.hands.check(this.decision(decision.approve_with_conditions));
    await this.press(decision.look);
    await expect(this.errorSummary).toBeFocused();
    await this.expectSound(this.eventName, { isWrong: true });
    for (const gap of await this.group(decision.suggested).getByRole('textbox').all())
      if ((await gap.inputValue()) === '') await this.person.hands.type(gap, filling);
    await this.sendWithOwn(condition);
  }

  /** Approves with the suggested conditions, which have no gaps, and one in the agency's own words. */
  async approveWithOwn(condition: string): Promise<void> {
    await this.person.hands.check(this.decision(this.words.decision.approve_with_conditions));
    await this.sendWithOwn(condition);
  }

  private async sendWithOwn(condition: string): Promise<void> {
    const { decision } = this.words;
    await this.unfold(decision.own);
    await this.person.hands.type(this.box(decision.ownNumber({ number: 1 })), condition);
    await this.lookAndSend(condition);
    await this.expectDone('decide');
  }

  /** Fills in an objection and sends it. */
  async sendObjection(reason: string, words: string): Promise<void> {
    const { decision } = this.words;
    await this.person.hands.check(this.decision(decision.object));
    await this.person.hands.check(
      this.group(decision.reason).getByRole('radio', { name: reason, exact: true }),
    );
    await this.person.hands.type(this.box(decision.words), words);
    await this.lookAndSend(words);
  }

  /** The page says before anything is typed that the sign-in is too old for a decision. */
  async expectToConfirm(): Promise<void> {
    await expect(this.main).toContainText(this.words.confirmFirst.note);
    await expect(
      this.main.getByRole('link', { name: this.words.confirmFirst.link, exact: true }),
    ).toBeVisible();
  }

  async expectRefused(code: 'sign-in-again' | 'bad-token'): Promise<void> {
    const { errors, review } = this.person.text;
    const own: Partial<Record<string, string>> = review.refused;
    await expect(this.errorSummary).toContainText(own[code] ?? errors.refusal(code));
    await this.expectSound(this.eventName, { isWrong: true });
  }

  /** Goes to the city account in another tab, so that what was typed stays here. */
  async confirmBeside(code: 'sign-in-again'): Promise<Page> {
    await this.expectRefused(code);
    const tab = this.page.context().waitForEvent('page');
    await this.person.hands.press(
      this.main.getByRole('link', { name: this.words.confirmFirst.linkInNewTab, exact: true }),
    );
    return await tab;
  }

  async lookAgain(): Promise<void> {
    await this.press(this.words.decision.look);
  }

  /** Sends a decision that came back as it is. */
  async sendDecisionAgain(): Promise<void> {
    await this.lookAndSend();
  }

  async ask(question: string): Promise<void> {
    const { ask } = this.words;
    const form = await this.unfold(ask.summary);
    await this.person.hands.type(this.box(ask.label, form), question);
    await this.press(ask.send);
    await this.expectDone('ask');
  }

  async accept(): Promise<void> {
    await this.press(this.words.steer.accept);
    await this.expectDone('accept');
  }

  async issue(): Promise<void> {
    await this.press(this.words.steer.issue);
    await this.expectDone('issue');
  }

  /** Gives a case back to its organizer; `reason` is one of the city's list. */
  async giveBack(reason: string, words: string): Promise<void> {
    const { return: giving } = this.words.steer;
    const form = await this.unfold(giving.summary);
    await this.person.hands.check(
      this.group(giving.reasons, form).getByRole('checkbox', { name: reason, exact: true }),
    );
    await this.person.hands.type(this.box(giving.words, form), words);
    await this.press(giving.send);
    await this.expectDone('return');
  }

  /** Fills in a denial for a reason of the city's list and sends it. */
  async sendDenial(denial: {
    reason: string;
    words: string;
    alternative: string;
    lawCheckedBy: string;
  }): Promise<void> {
    const { deny } = this.words.steer;
    const { hands } = this.person;
    const form = await this.unfold(deny.summary);
    await hands.check(this.group(deny.reason, form).getByRole('radio', { name: denial.reason, exact: true }));
    await hands.type(this.box(deny.words, form), denial.words);
    await hands.type(this.box(deny.alternative, form), denial.alternative);
    await hands.type(this.box(deny.lawCheckedBy, form), denial.lawCheckedBy);
    await this.press(deny.send);
  }

  async expectLawCheckAsked(): Promise<void> {
    const { deny } = this.words.steer;
    const message = this.person.text.errors.issue('required', {
      label: '',
      asked: deny.asked.lawCheckedBy,
      by: 'enter',
    });
    await this.expectErrors(this.eventName, [{ message, box: this.box(deny.lawCheckedBy) }]);
  }

  /** Sends the denial that came back, now that somebody looked. */
  async sendDenialChecked(lawCheckedBy: string): Promise<void> {
    const { deny } = this.words.steer;
    await this.person.hands.type(this.box(deny.lawCheckedBy), lawCheckedBy);
    await this.press(deny.send);
    await this.expectDone('deny');
  }

  /** Takes the permit back; what comes of it is for the caller to see. */
  async sendRevocation(reason: string): Promise<void> {
    const { revoke } = this.words.steer;
    const form = await this.unfold(revoke.summary);
    await this.person.hands.type(this.box(revoke.reason, form), reason);
    await this.press(revoke.send);
  }

  private correctionItem(correction: string): Locator {
    const list = this.main.getByRole('region', { name: this.words.corrections.heading, exact: true });
    return list.getByRole('listitem').filter({ hasText: correction }).last();
  }

  /** Fills in a correction of one question or document, which is named as the list names it. */
  async fillCorrection(target: string, kind: CorrectionKind, words: string, dueOn: string): Promise<Locator> {
    const { add } = this.words.corrections;
    const { hands } = this.person;
    const form = await this.unfold(add.summary);
    await hands.select(this.box(add.target, form, 'combobox'), target);
    await hands.type(this.box(add.words, form), words);
    await this.fillRest(kind, dueOn, form);
    return form;
  }

  private async fillRest(kind: CorrectionKind, dueOn: string, form: Locator): Promise<void> {
    const { add, kind: kinds } = this.words.corrections;
    const { hands, text } = this.person;
    await hands.check(this.group(add.kind, form).getByRole('radio', { name: kinds[kind], exact: true }));
    const [year = '', month = '', day = ''] = dueOn.split('-');
    const due = this.group(add.due, form);
    await hands.type(this.box(text.common.field.month, due), String(Number(month)));
    await hands.type(this.box(text.common.field.day, due), String(Number(day)));
    await hands.type(this.box(text.common.field.year, due), year);
  }

  /** Notes down a correction. */
  async askForCorrection(...asked: Parameters<CasePage['fillCorrection']>): Promise<void> {
    const form = await this.fillCorrection(...asked);
    await this.goBy(this.button(this.words.corrections.add.send, form));
    await this.expectDone('correction');
  }

  /** Says what is wrong and by when it is due, and notes down a correction of which the rest is there. */
  async addCorrection(kind: CorrectionKind, dueOn: string): Promise<void> {
    await this.fillRest(kind, dueOn, this.main);
    await this.goBy(this.button(this.words.corrections.add.send));
    await this.expectDone('correction');
  }

  /** Chooses two versions, and reads what is different between them. */
  async compare(from: number, to: number, ...said: string[]): Promise<void> {
    const words = this.words.changes;
    const form = await this.unfold(words.compare);
    for (const [box, version] of [
      [words.from, from],
      [words.to, to],
    ] as const)
      await this.person.hands.select(this.box(box, form, 'combobox'), words.version({ version }));
    await this.goBy(this.button(words.send, form));
    const region = this.main.getByRole('region', { name: words.between({ from, to }), exact: true });
    for (const each of said) await expect(region).toContainText(each);
  }

  /** Sends all corrections that wait, which are so many. */
  async sendCorrections(count: number): Promise<void> {
    const { toSend } = this.words.corrections;
    await this.unfold(toSend.summary({ count }));
    await this.press(toSend.send({ count }));
    await this.expectDone('request_changes');
  }

  async expectCorrection(correction: string, state: CorrectionState, ...said: string[]): Promise<void> {
    const item = this.correctionItem(correction);
    await expect(item).toContainText(this.words.corrections.state[state]);
    for (const words of said) await expect(item).toContainText(words);
  }

  async settleCorrection(correction: string): Promise<void> {
    const { settle } = this.words.corrections;
    const name = new RegExp(`^${settle}`);
    await this.goBy(this.correctionItem(correction).getByRole('button', { name }));
    await this.expectDone('correction');
  }

  private conditionItem(condition: string): Locator {
    const list = this.main.getByRole('region', { name: this.words.conditions.heading, exact: true });
    return list.getByRole('listitem').filter({ hasText: condition }).last();
  }

  /** Judges that a condition is met. */
  async acceptProof(condition: string): Promise<void> {
    const { accept_proof } = this.words.conditions;
    await this.goBy(
      this.conditionItem(condition).getByRole('button', { name: new RegExp(`^${accept_proof}`) }),
    );
    await this.expectDone('condition');
  }

  async refuseProof(condition: string, reason: string): Promise<void> {
    const { judge, refuse_proof } = this.words.conditions;
    const item = this.conditionItem(condition);
    await this.unfold(judge.proof_sent, item);
    await this.person.hands.type(this.box(this.words.papers.reason, item), reason);
    await this.goBy(item.getByRole('button', { name: new RegExp(`^${refuse_proof}`) }));
    await this.expectDone('condition');
  }

  /** Says which of the conditions of one subject holds. */
  async settle(subject: string, holding: RegExp, reason: string): Promise<void> {
    const words = this.words.conditions;
    const { city, locale, hands } = this.person;
    const name = city.conditionSubjects.find(({ key }) => key === subject)?.name[locale] ?? subject;
    const panel = this.main.getByRole('region', {
      name: words.contradiction({ subject: name }),
      exact: true,
    });
    await hands.check(this.group(words.holds, panel).getByRole('radio', { name: holding }));
    await hands.type(this.box(words.settleReason, panel), reason);
    await this.goBy(panel.getByRole('button'));
    await this.expectDone('settle');
  }

  private paper(kind: string): { name: string; item: Locator } {
    const { city, locale } = this.person;
    const name = city.documentKinds.find(({ key }) => key === kind)?.name[locale] ?? kind;
    const papers = this.main.getByRole('region', { name: this.words.papers.heading, exact: true });
    return {
      name,
      item: papers.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) }),
    };
  }

  async acceptPaper(kind: string): Promise<void> {
    const { name, item } = this.paper(kind);
    await this.goBy(this.button(this.words.papers.acceptThis({ paper: name }), item));
    await this.expectDone('paper');
  }

  async waivePaper(kind: string, reason: string): Promise<void> {
    const { papers } = this.words;
    const { name, item } = this.paper(kind);
    const summary = item.getByText(papers.judgeOrWaive, { exact: true });
    await this.unfold((await summary.count()) > 0 ? papers.judgeOrWaive : papers.waive_document, item);
    await this.person.hands.type(this.box(papers.reason, item), reason);
    await this.goBy(this.button(`${papers.waive_document}: ${name}`, item));
    await this.expectDone('paper');
  }
}
