import { z } from 'zod';
import { dropName } from '#core/ledger/drop-name.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { DATASET, Id } from '#core/ledger/fields.ts';
import { loseVersion } from '#core/ledger/lose-version.ts';

/** What a look at the files of a version came to. */
const FINDINGS = ['whole', 'damaged'] as const;

/** The files of a version were looked at, and what was found is news. */
export const versionChecked = eventRule(
  z.strictObject({
    type: z.literal('version-checked'),
    /** Whose list it is. */
    ...DATASET,
    version: Id,
    /** Stands until the next such entry: no question runs on a damaged version. */
    found: z.enum(FINDINGS),
  }),
  (draft, { version, found }) => {
    if (found === 'damaged') {
      draft.damaged.add(version);
      loseVersion(draft, version);
      return;
    }
    draft.damaged.delete(version);
    const again = draft.published.get(version);
    if (again && !draft.drops.has(dropName(again))) draft.drops.set(dropName(again), again);
  },
);
