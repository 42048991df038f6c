import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { MAX_EXECUTIONS } from '#core/deployment-limits.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { ASKED, CallId, Id, QuestionVersions } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** An answer left the room: whoever asks the same again gets this one. */
export const answerReleased = eventRule(
  z.strictObject({
    type: z.literal('answer-released'),
    party: PartyId,
    analysis: z.enum(ANALYSIS_NAMES),
    question: ChecksumText,
    ...ASKED,
    versions: QuestionVersions,
    agreement: ChecksumText,
    /** What was paid for it, in millionths of ε; left out in entries of rooms up to 0.6.0. */
    microEpsilon: z.int().positive().optional(),
    release: Id,
    /** SHA-256 of the stored release. */
    content: ChecksumText,
    cells: z.int().positive(),
    suppressed: z.int().nonnegative(),
    /** Every execution of Athena that was begun for it; left out in a room of one machine, and in entries up to 0.8.0. */
    executions: z.array(CallId).max(MAX_EXECUTIONS).optional(),
  }),
  (draft, event, at) => {
    const key = answerKey(event);
    draft.releases.set(key, { ...event, at });
    draft.answerKeys.set(event.release, key);
  },
);
