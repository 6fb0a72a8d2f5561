import { randomBytes } from 'node:crypto';

/** A key that lets a repeated submit be recognized. Shape: 128 random bits. */
export const newSubmissionKey = (): string => randomBytes(16).toString('base64url');
