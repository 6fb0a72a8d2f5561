import * as z from 'zod';

/**
 * An address that we may write to, in small letters.
 * Shape: plain addresses only: letters of other alphabets look alike, and the address is the name of the account.
 */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
