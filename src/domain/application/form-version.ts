/** The wording and order of questions that a submission was given. Raised when a question changes its meaning. */
export const FORM_VERSION = '2026-11b';
