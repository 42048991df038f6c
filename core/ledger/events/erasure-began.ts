import { z } from 'zod';
import { ERASURE } from '#core/ledger/erasures.ts';
import { eventRule } from '#core/ledger/event-rule.ts';

/**
 * A party began to have people forgotten: from here on no question is answered, no list made or taken, and nothing of
 * that party published until it is done. Nothing says whom or how many the request named, or how many were found.
 */
export const erasureBegan = eventRule(
  z.strictObject({ type: z.literal('erasure-began'), ...ERASURE }),
  (draft, event, at) => {
    draft.erasures.set(event.request, { ...event, at, ended: undefined });
    draft.tombstones.set(event.party, event.request);
  },
);
