import { type Locale, locales } from '#src/domain/shared/locale.ts';

/** What the city's sign-in provider says about a member of staff. Roles and agency are its words, not yet ours. */
export interface StaffClaims {
  issuer: string;
  subject: string;
  name: string;
  email: string;
  /** The provider says that the address is the person's own. */
  isEmailVerified: boolean;
  agency: string | null;
  roles: readonly string[];
  /** The provider's own session, which it may end later. */
  providerSession: string | null;
  /** When the person last proved who they are, where the provider says so. */
  authenticatedAt: Date | null;
}

/** Whose sessions the provider wants ended: those of a session of its own, of a person, or both. */
export interface LogoutClaims {
  issuer: string;
  subject: string | null;
  providerSession: string | null;
}

/**
 * What the provider sends back unread with every answer, a refusal included.
 * Shape: pure; it names the language in which the person left, because the provider knows one address of ours only.
 */
export const stateIn = (locale: Locale, random: string): string => `${locale}.${random}`;

/** The language that a state names. Shape: pure; English for what we never made. */
export const localeOfState = (state: string): Locale =>
  locales.find((locale) => state.startsWith(`${locale}.`)) ?? 'en';
