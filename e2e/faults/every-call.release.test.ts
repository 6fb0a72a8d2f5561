import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CrashingWeb } from '#e2e/faults/crashing.ts';
import { Calls, type Fault, failAtEveryCall, type Rig } from '#e2e/faults/every-call.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld } from '#e2e/security/world.ts';
import { WRITES } from '#e2e/security/writes.ts';

const calls = new Calls();
const faultsMet: Record<Fault, number> = { 'never-left': 0, 'answer-lost': 0, killed: 0 };
let site: Site;
let rig: Rig;

before(async () => {
  site = await startSite({ passes: calls.passes });
  rig = { world: await buildWorld(site), web: new CrashingWeb(site), calls };
});
after(async () => {
  console.log(JSON.stringify({ forms: WRITES.length, ...faultsMet }));
  await rig.web[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

const HOW: Record<Fault, string> = {
  'never-left': 'never leaves',
  'answer-lost': 'arrives and loses its answer',
  killed: 'arrives and its process dies',
};

for (const write of WRITES) {
  for (const fault of Object.keys(HOW) as Fault[]) {
    test(`“${write.name}” is done once although each call for the outside in turn ${HOW[fault]}`, async () => {
      const { faults, wrong } = await failAtEveryCall(rig, write, fault);
      faultsMet[fault] += faults;
      assert.deepEqual(wrong, []);
      assert.ok(faults > 0);
    });
  }
}
