import { seedDemo } from '#db/seeds/demo.ts';
import { createService, systemContext } from '#src/context.ts';
import { env } from '#src/env.ts';

// Run by `npm start` once, after the migrations. Needs the settings of a web process; S3 is used for the uploads.
const service = createService('seed');
const { now } = await systemContext(service, 'seed');
const since = performance.now();
const seeded = await seedDemo(service, { issuer: env.OIDC_ISSUER, now });
const seconds = ((performance.now() - since) / 1000).toFixed(1);
console.log(
  seeded ? `Demo: ${seeded.casesCount} cases in ${seconds} s.` : 'Demo: everything is there already.',
);
await service.sql.end({ timeout: 5 });
process.exit(0); // readers of files would keep the process alive for a minute
