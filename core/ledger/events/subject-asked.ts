import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { noteSubject } from '#core/ledger/subjects.ts';
import { PartyId } from '#core/names.ts';

/** A party asked what the room holds about somebody in its own lists. Not about whom, nor whether anything was found. */
export const subjectAsked = eventRule(
  z.strictObject({ type: z.literal('subject-asked'), party: PartyId }),
  (draft, { party }, at) => noteSubject(draft, party, at),
);
