import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '#e2e/faults/chance.ts';
import type { Promised, PromisedKind } from '#e2e/faults/promises.ts';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { type Browser, multipart, type Reply } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import {
  aReadyCase,
  aReviewedCase,
  browserOf,
  ctxOf,
  type Principal,
  type World,
} from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { isOutage } from '#src/domain/shared/outage.ts';

/** Something that one person wants done, and sends again, word for word, until somebody says yes. */
export interface Wish {
  promised: Promised;
  send: () => Promise<Reply>;
}

/** Makes the situation in which the next wish can be fulfilled. */
export type NextWish = () => Promise<Wish>;

/** Uploads an hour that one case takes, with room for those that were not answered. */
const FILES_PER_DRAFT = 10;

/** Arranging is no request of a person: an outage puts it off, and is not what is tested. */
const MOST_ARRANGING_TRIES = 1000;

/** Makes a wish, from its beginning again when the database cannot be reached meanwhile. */
async function patiently(make: NextWish): Promise<Wish> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await make();
    } catch (error) {
      if (tries === MOST_ARRANGING_TRIES || !isOutage(error)) throw error;
      await pause(50);
    }
  }
}

/** Browsers whose tokens were read while all was well: a form that is open stays good. */
export interface Clients {
  browsers: Record<'owner' | 'police' | 'fire' | 'coordinator', Browser>;
  next: Record<PromisedKind, NextWish>;
}

async function newDraft(world: World): Promise<string> {
  const answers = ownAnswers(addDays(world.today, 200));
  return (await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null })).ref;
}

export const pdfByChance = (chance: Chance): Buffer =>
  plainPdf({ catalog: `/Mark<${chance.bytes(16).toString('hex')}>` });

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What a person without script sends, and what the page's script does. */
export async function sendFile(
  world: World,
  owner: Browser,
  ref: string,
  file: Buffer,
  isForm: boolean,
): Promise<Reply> {
  const { origin } = world.site;
  if (!isForm) {
    const headers = {
      origin,
      accept: 'application/json',
      'content-type': 'application/pdf',
      'x-form-token': await owner.token(),
      'x-file-name': 'plan.pdf',
    };
    return await owner.send(`/api/documents/${ref}?kind=other`, { method: 'PUT', body: file, headers });
  }
  const body = multipart([
    { name: '_token', value: await owner.token() },
    { name: 'documentKind', value: 'other' },
    { name: 'file', value: file, fileName: 'plan.pdf', type: 'application/pdf' },
  ]);
  const headers = { origin, 'content-type': 'multipart/form-data; boundary=x-boundary-x' };
  return await owner.send(`/applications/${ref}/documents`, { method: 'POST', body, headers });
}

/** People who do the main work of the service. */
export async function openClients(world: World, chance: Chance): Promise<Clients> {
  const people = ['owner', 'police', 'fire', 'coordinator'] as const satisfies readonly Principal[];
  const browsers = Object.fromEntries(
    people.map((who) => [who, browserOf(world, who)]),
  ) as Clients['browsers'];
  for (const who of people) await browsers[who].token();
  const { owner, coordinator } = browsers;
  const firstDay = addDays(world.today, 200);
  let draft = '';
  let filesCount = 0;
  const decisions: Wish[] = [];
  const next: Record<PromisedKind, NextWish> = {
    save: async () => {
      const ref = await newDraft(world);
      const value = `Ñandú ${chance.bytes(8).toString('hex')}`;
      const fields = { _token: await owner.token(), revision: '1', 'applicant.name': value };
      return {
        promised: { kind: 'save', ref, path: ['applicant', 'name'], value },
        send: () => owner.post(`/applications/${ref}/applicant`, fields),
      };
    },
    submit: async () => {
      const ref = await newDraft(world);
      const fields = {
        _token: await owner.token(),
        revision: '1',
        key: chance.bytes(16).toString('base64url'),
      };
      return {
        promised: { kind: 'submit', ref },
        send: () => owner.post(`/applications/${ref}/check`, fields),
      };
    },
    upload: async () => {
      if (filesCount % FILES_PER_DRAFT === 0) draft = await newDraft(world);
      filesCount += 1;
      const ref = draft;
      const file = pdfByChance(chance);
      const isForm = chance.upTo(2) === 0;
      return {
        promised: { kind: 'upload', ref, sha256: sha256Of(file) },
        send: () => sendFile(world, owner, ref, file, isForm),
      };
    },
    decide: async () => {
      const ready = decisions.pop();
      if (ready) return ready;
      const one = await aReviewedCase(world, ownAnswers(firstDay));
      for (const [who, agency] of [
        ['police', 'police'],
        ['fire', 'fire-marshal'],
      ] as const) {
        const [review] = await world.site.db.owner`
          SELECT revision FROM reviews WHERE application_id = ${one.id} AND agency = ${agency} AND is_current`;
        const fields = {
          _token: await browsers[who].token(),
          intent: 'decide',
          decision: 'approve',
          version: '1',
          revision: String(review?.revision),
        };
        decisions.push({
          promised: { kind: 'decide', ref: one.ref, agency },
          send: () => browsers[who].post(`/review/${one.ref}`, fields),
        });
      }
      return decisions.pop()!; // two were just put there
    },
    issue: async () => {
      const { ref } = await aReadyCase(world, blockParty(firstDay));
      const fields = { _token: await coordinator.token(), intent: 'issue', version: '1' };
      return {
        promised: { kind: 'issue', ref },
        send: () => coordinator.post(`/review/${ref}`, fields),
      };
    },
  };
  const patient = Object.entries(next).map(([kind, make]) => [kind, () => patiently(make)] as const);
  return { browsers, next: Object.fromEntries(patient) as Clients['next'] };
}
