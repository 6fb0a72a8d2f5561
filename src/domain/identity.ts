/** What the city's sign-in provider says about a member of staff. Roles and agency are its words, not yet ours. */
export interface StaffClaims {
  issuer: string;
  subject: string;
  name: string;
  email: string;
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
