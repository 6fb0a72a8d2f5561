import { massAssignTests } from '#e2e/security/mass-assign.ts';

massAssignTests({ onePageOf: 1, spellings: 11 });
