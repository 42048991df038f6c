import type { Attack } from '#cli/redteam/attack.ts';
import { averaging } from '#cli/redteam/attacks/averaging.ts';
import { dictionary } from '#cli/redteam/attacks/dictionary.ts';
import { differencing } from '#cli/redteam/attacks/differencing.ts';
import { duplicates } from '#cli/redteam/attacks/duplicates.ts';
import { fanOut } from '#cli/redteam/attacks/fan-out.ts';
import { listSize } from '#cli/redteam/attacks/list-size.ts';
import { malformed } from '#cli/redteam/attacks/malformed.ts';
import { nestedTables } from '#cli/redteam/attacks/nested-tables.ts';
import { reconstruction } from '#cli/redteam/attacks/reconstruction.ts';
import { replay } from '#cli/redteam/attacks/replay.ts';
import { setDifference } from '#cli/redteam/attacks/set-difference.ts';
import { sharedIdentifiers } from '#cli/redteam/attacks/shared-identifiers.ts';
import { smallList } from '#cli/redteam/attacks/small-list.ts';
import { splitIdentifiers } from '#cli/redteam/attacks/split-identifiers.ts';
import { threshold } from '#cli/redteam/attacks/threshold.ts';
import { tracker } from '#cli/redteam/attacks/tracker.ts';

/** Attacks known from the literature and from what happened to others. */
const KNOWN: readonly Attack[] = [
  differencing,
  setDifference,
  averaging,
  tracker,
  smallList,
  reconstruction,
  threshold,
  duplicates,
  fanOut,
  dictionary,
  malformed,
  replay,
];

/** Attacks made for this room, from reading its code. */
const OWN: readonly Attack[] = [nestedTables, splitIdentifiers, sharedIdentifiers, listSize];

/** Every attack, in the order in which they are told. */
export const ATTACKS: readonly Attack[] = [...KNOWN, ...OWN];
