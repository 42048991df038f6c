import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { KeyCheck } from '#core/ledger/fields.ts';

/** The token key of an epoch that ended was destroyed: no token of that epoch can be made again. */
export const keyDestroyed = eventRule(
  z.strictObject({
    type: z.literal('key-destroyed'),
    epoch: z.int().positive(),
    /** Which key that was, as the versions of its epoch name it. */
    keyCheck: KeyCheck,
  }),
  (draft, { epoch }) => {
    const ended = draft.endedEpochs.get(epoch);
    if (ended) draft.endedEpochs.set(epoch, { ...ended, isKeyDestroyed: true });
  },
);
