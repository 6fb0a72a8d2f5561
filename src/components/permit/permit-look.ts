/** How a permit's standing looks, always beside its words. */
export const standingLook = {
  valid_now: 'success',
  valid_later: 'info',
  over: 'warning',
  revoked: 'error',
  unproven: 'error',
} as const;
