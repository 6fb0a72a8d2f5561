import { massAssignTests } from '#e2e/security/mass-assign.ts';

massAssignTests({ onePageOf: 3, spellings: 1 });
