import { type Desk, nameOf } from '#src/components/review/desk.ts';
import type { PinPlace } from '#src/domain/pin.ts';
import { ninthOf } from '#src/domain/pin.ts';
import { type PlanView, planQuery, planView } from '#src/domain/plan-view.ts';
import { paths } from '#src/paths.ts';
import type { PinOnPlan } from '#src/queries/pin.ts';
import type { CaseDocument, Plan } from '#src/queries/plan.ts';

/** Everything the parts of the page with a plan need: the case, the plan, and what of it is shown. */
export interface PlanDesk extends Desk {
  plan: Plan;
  view: PlanView;
}

/** How many pages a file has, as far as anybody knows. Shape: pure; a file that cannot be drawn has one. */
export const pagesOf = (document: CaseDocument): number =>
  Math.max(document.pages_count, document.pictures.length, 1);

/** What a page with a plan shows by its address. Shape: pure. */
export function planDeskOf(desk: Desk & { plan: Plan }, query: URLSearchParams): PlanDesk {
  const { document, versions } = desk.plan;
  const otherVersions = versions.map((one) => one.id).filter((id) => id !== document.id);
  return { ...desk, view: planView(query, { pagesCount: pagesOf(document), otherVersions }) };
}

/** The name of a file as staff speak of it. Shape: pure. */
export const fileTitle = ({ city, locale }: Desk, document: CaseDocument): string =>
  document.label || nameOf(city.documentKinds, document.kind, locale);

/** The name of the page. Shape: pure. */
export const planTitle = (desk: PlanDesk): string =>
  desk.text.review.plan.title({
    plan: fileTitle(desk, desk.plan.document),
    version: desk.plan.document.version_number,
  });

/** The address of this plan with some of what it shows changed. Shape: pure. */
export const planHref = (
  desk: PlanDesk,
  change: Partial<PlanView>,
  documentId = desk.plan.document.id,
): string =>
  paths.reviewPlan(
    desk.locale,
    desk.screen.application.ref,
    documentId,
    planQuery({ ...desk.view, pin: null, ...change }),
  );

/** Where a place lies on its page, in words. Shape: pure. */
export function placeWords(desk: PlanDesk, place: PinPlace): string {
  const { row, column } = ninthOf(place);
  return desk.text.review.plan.pins.ninth[row][column];
}

/** Where a pin is: its page, and the part of it where it has a place. Shape: pure. */
export const whereWords = (desk: PlanDesk, pin: PinOnPlan): string =>
  [
    desk.text.review.plan.pins.page({ page: pin.page }),
    ...(pin.place === null ? [] : [placeWords(desk, pin.place)]),
  ].join(', ');

/** Whether the form that came back still stands on the page, with what was typed in it. Shape: pure. */
export function isStillThere({ posted, plan }: PlanDesk, name: string, target: string): boolean {
  if (posted === null || name === 'pin') return plan.mayWrite;
  const pin = plan.pins.find((one) => one.id === target);
  return pin?.actions.some((action) => action === name) ?? false;
}
