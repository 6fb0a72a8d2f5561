import { guidedParserTests } from '#e2e/security/guided-parsers.ts';

guidedParserTests({ tries: 1_000_000 });
