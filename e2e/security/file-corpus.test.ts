import { fileTests } from '#e2e/security/file-corpus.ts';

fileTests({ oneOf: 6, bombs: false });
