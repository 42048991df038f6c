import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { SIDE } from '#core/ledger/freeze-side.ts';
import { noteEvidence } from '#core/ledger/packs.ts';

/** Somebody put the evidence of the room into a pack, of which this is the digest of the manifest. */
export const evidencePacked = eventRule(
  z.strictObject({ type: z.literal('evidence-packed'), ...SIDE, manifest: ChecksumText }),
  noteEvidence,
);
