import { fileTests } from '#e2e/security/file-corpus.ts';

fileTests({ oneOf: 1, bombs: true });
