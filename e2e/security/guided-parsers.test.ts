import { guidedParserTests } from '#e2e/security/guided-parsers.ts';

guidedParserTests({ tries: 20_000 });
