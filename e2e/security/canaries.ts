import { festival } from '#e2e/fixtures/answers.ts';
import type { Principal } from '#e2e/security/world.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Words that stand in one place each, so that wherever one appears it is known what was let out. */
export const CANARIES = {
  ownerEmail: 'owner.canary@example.org',
  ownerName: 'Wilhelmina Ownercanary',
  ownerPhone: '+14105550177',
  ownerAddress: '17 Addresscanary Lane, Baltimore, MD 21211',
  alternateName: 'Alternate Standincanary',
  guardsCompany: 'Guardscanary Limited',
  otherEmail: 'other.canary@example.org',
  otherName: 'Othella Othercanary',
  otherEvent: 'Othercanary fair',
  policeName: 'Pola Policecanary',
  fireName: 'Fiona Firecanary',
  coordinatorName: 'Cora Coordinatorcanary',
  deskName: 'Desmond Deskcanary',
  policeNote: 'Notecanary of the police: known troublemakers',
  coordinatorNote: 'Notecanary of the coordinator: watch the fee',
  pinWhere: 'Pincanary at the north gate',
  pinWords: 'Pincanary of the police: too narrow',
  pinReply: 'Pincanary of the fire marshal: 18 feet',
  guardsPin: 'Pincanary among the guards',
  meetingPlace: 'Roomcanary on the third floor',
  meetingNote: 'Agendacanary: who guards the gate',
  meetingOutcome: 'Outcomecanary: measure the gate again',
  draftedCorrection: 'Draftcanary: ask them who guards the gate',
  approvalWords: 'Approvalcanary: fine by us',
  securityLabel: 'Labelcanary of the guards',
  securityFile: 'plan-Filecanary',
} as const;
export type Canary = keyof typeof CANARIES;

const STAFF_OF_CASE: readonly Principal[] = ['police', 'fire', 'coordinator', 'auditor'];
const STAFF: readonly Principal[] = [...STAFF_OF_CASE, 'outsider', 'administrator', 'roleless'];
const READS_ALL: readonly Principal[] = ['owner', 'coordinator', 'auditor'];

/** Who may meet each of them anywhere. The auditor reads the record, which holds every answer. */
const READERS: Record<Canary, readonly Principal[]> = {
  ownerEmail: ['owner', 'police', 'fire', 'coordinator', 'auditor'],
  ownerName: ['owner', 'police', 'fire', 'coordinator', 'auditor'],
  ownerPhone: ['owner', 'police', 'fire', 'coordinator', 'auditor'],
  ownerAddress: READS_ALL,
  alternateName: [...READS_ALL, 'police', 'fire'],
  guardsCompany: [...READS_ALL, 'police'],
  otherEmail: ['other', 'coordinator', 'auditor'],
  otherName: ['other', 'coordinator', 'auditor'],
  otherEvent: ['other', 'coordinator', 'auditor'],
  policeName: STAFF,
  fireName: STAFF,
  coordinatorName: STAFF,
  deskName: STAFF,
  policeNote: STAFF_OF_CASE,
  coordinatorNote: STAFF_OF_CASE,
  pinWhere: STAFF_OF_CASE,
  pinWords: STAFF_OF_CASE,
  pinReply: STAFF_OF_CASE,
  guardsPin: ['police', 'coordinator'],
  // Everybody of the queue may come to a meeting, and finds there the cases of their own agency.
  meetingPlace: [...STAFF_OF_CASE, 'outsider'],
  meetingNote: STAFF_OF_CASE,
  meetingOutcome: STAFF_OF_CASE,
  draftedCorrection: STAFF_OF_CASE,
  approvalWords: STAFF_OF_CASE,
  securityLabel: [...READS_ALL, 'police'],
  securityFile: [...READS_ALL, 'police'],
};

/** The owner's number as people write it: (410) 555-0177, 410.555.0177, +14105550177. */
const PHONE = /410\D{0,2}555\D?0177/;

/** Answers with a canary in everything that not everybody may read. */
export function ownAnswers(firstDay: CalendarDate): Answers {
  const answers = festival(firstDay);
  return {
    ...answers,
    applicant: {
      ...answers.applicant,
      name: CANARIES.ownerName,
      phone: CANARIES.ownerPhone,
      address: CANARIES.ownerAddress,
    },
    onsite: { ...answers.onsite, alternateName: CANARIES.alternateName },
    safety: { ...answers.safety, securityCompany: CANARIES.guardsCompany },
    declaration: { ...answers.declaration, signature: CANARIES.ownerName },
  };
}

function stands(canary: Canary, text: string): boolean {
  if (canary === 'ownerPhone') return PHONE.test(text);
  return text.toLowerCase().includes(CANARIES[canary].toLowerCase());
}

/** What somebody reads that they may not. Shape: empty when all is well. */
export function leakedTo(who: Principal, text: string, typedByThem: readonly string[] = []): Canary[] {
  const bare = typedByThem.reduce((rest, typed) => rest.replaceAll(typed, ''), text);
  return (Object.keys(CANARIES) as Canary[]).filter(
    (canary) => !READERS[canary].includes(who) && stands(canary, bare),
  );
}
