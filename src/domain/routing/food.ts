import type { Answers } from '#src/domain/application/answers.ts';

const vendors = (answers: Answers) => answers.food?.vendors ?? [];

/**
 * Whether food or drink is sold.
 * Shape: pure; does not look at whether the topic is ticked. What a block party said in triage counts until food is described.
 */
export function isFoodSold(answers: Answers): boolean {
  if (answers.food?.service === undefined && answers.event?.kind === 'block_party')
    return answers.block?.sells === 'yes';
  return answers.food?.service === 'sold' || answers.food?.service === 'both';
}

/**
 * Whether somebody other than neighbors among themselves serves food that needs a food license.
 * Shape: pure; raw farm products alone do not count, and a potluck never does.
 */
export function publicFood(answers: Answers): boolean {
  if (answers.food?.service === 'potluck') return false;
  const named = vendors(answers);
  if (named.length > 0) return named.some((vendor) => vendor.kind !== 'farmer');
  const open = answers.event?.access === 'public_free' || answers.event?.access === 'public_ticketed';
  if (isFoodSold(answers)) return true;
  if (answers.food?.service === 'given') return open;
  return open && (answers.activities?.list?.includes('food') ?? false);
}

const FLAME = ['gas', 'charcoal_or_wood', 'fryer'];

/** Whether a vendor cooks on the spot. Shape: pure. */
export function vendorsCook(answers: Answers): boolean {
  return vendors(answers).some((vendor) => vendor.cooking !== undefined && vendor.cooking !== 'none');
}

/** Whether a food truck has an open flame or hot fat. Shape: pure. */
export function truckWithFlame(answers: Answers): boolean {
  return vendors(answers).some((vendor) => vendor.kind === 'truck' && FLAME.includes(vendor.cooking ?? ''));
}

/** Whether a vendor cooks with gas. Shape: pure. */
export function vendorsUseGas(answers: Answers): boolean {
  return vendors(answers).some((vendor) => vendor.cooking === 'gas' || vendor.cooking === 'fryer');
}
