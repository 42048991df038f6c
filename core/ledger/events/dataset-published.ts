import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import { dropName } from '#core/ledger/drop-name.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { DATASET, Id, KeyCheck } from '#core/ledger/fields.ts';

/** A drop became a version: from now on it is the one of its dataset that questions see. */
export const datasetPublished = eventRule(
  z.strictObject({
    type: z.literal('dataset-published'),
    ...DATASET,
    version: Id,
    drop: Id,
    epoch: z.int().positive(),
    kinds: z.array(z.enum(TOKEN_KINDS)).min(1),
    /** To two significant digits: the other party reads the ledger too. */
    people: z.int().nonnegative(),
    /** Of a list of events how many, to two significant digits, rounded up; its people are none. */
    events: z.int().nonnegative().optional(),
    agreement: ChecksumText,
    /** Tells the token key of its epoch from any other, and nothing else. */
    keyCheck: KeyCheck,
    /** SHA-256 of the version's report, which only its own party reads. */
    report: ChecksumText,
  }),
  (draft, event, at) => {
    const version = { ...event, at };
    draft.versions.push(version);
    draft.published.set(event.version, version);
    draft.drops.set(dropName(event), version);
    if (!draft.keyChecks.has(event.epoch)) draft.keyChecks.set(event.epoch, event.keyCheck);
  },
);
