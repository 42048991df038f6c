import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Attack } from '#redteam/attack.ts';
import { attributeInference } from '#redteam/attacks/attribute-inference.ts';
import { averaging } from '#redteam/attacks/averaging.ts';
import { bigSpender } from '#redteam/attacks/big-spender.ts';
import { changedAgreement } from '#redteam/attacks/changed-agreement.ts';
import { clonedDataset } from '#redteam/attacks/cloned-dataset.ts';
import { complementFilters } from '#redteam/attacks/complement-filters.ts';
import { dictionary } from '#redteam/attacks/dictionary.ts';
import { differencing } from '#redteam/attacks/differencing.ts';
import { duplicates } from '#redteam/attacks/duplicates.ts';
import { everybodyCounted } from '#redteam/attacks/everybody-counted.ts';
import { fanOut } from '#redteam/attacks/fan-out.ts';
import { freeOutputs } from '#redteam/attacks/free-outputs.ts';
import { keptLink } from '#redteam/attacks/kept-link.ts';
import { keptMatch } from '#redteam/attacks/kept-match.ts';
import { ledgerFields } from '#redteam/attacks/ledger-fields.ts';
import { liftOutcome } from '#redteam/attacks/lift-outcome.ts';
import { linkSize } from '#redteam/attacks/link-size.ts';
import { listSize } from '#redteam/attacks/list-size.ts';
import { longHistory } from '#redteam/attacks/long-history.ts';
import { malformed } from '#redteam/attacks/malformed.ts';
import { manyTargets } from '#redteam/attacks/many-targets.ts';
import { methodsAveraged } from '#redteam/attacks/methods-averaged.ts';
import { movedHistory } from '#redteam/attacks/moved-history.ts';
import { nearRows } from '#redteam/attacks/near-rows.ts';
import { nestedTables } from '#redteam/attacks/nested-tables.ts';
import { newKind } from '#redteam/attacks/new-kind.ts';
import { oneParty } from '#redteam/attacks/one-party.ts';
import { ownIdAcross } from '#redteam/attacks/own-id-across.ts';
import { parentMinusLeaves } from '#redteam/attacks/parent-minus-leaves.ts';
import { plantedTouches } from '#redteam/attacks/planted-touches.ts';
import { reconstruction } from '#redteam/attacks/reconstruction.ts';
import { replay } from '#redteam/attacks/replay.ts';
import { setDifference } from '#redteam/attacks/set-difference.ts';
import { sharedIdentifiers } from '#redteam/attacks/shared-identifiers.ts';
import { slidingPeriod } from '#redteam/attacks/sliding-period.ts';
import { slotDuplicate } from '#redteam/attacks/slot-duplicate.ts';
import { smallCellSum } from '#redteam/attacks/small-cell-sum.ts';
import { smallList } from '#redteam/attacks/small-list.ts';
import { splitIdentifiers } from '#redteam/attacks/split-identifiers.ts';
import { threshold } from '#redteam/attacks/threshold.ts';
import { tracker } from '#redteam/attacks/tracker.ts';
import { treatedSpender } from '#redteam/attacks/treated-spender.ts';
import { year } from '#redteam/attacks/year.ts';

/** Attacks known from the literature and from what happened to others. */
const KNOWN: readonly Attack[] = [
  differencing,
  setDifference,
  averaging,
  year,
  attributeInference,
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
const OWN: readonly Attack[] = [
  manyTargets,
  nestedTables,
  complementFilters,
  parentMinusLeaves,
  splitIdentifiers,
  ledgerFields,
  freeOutputs,
  keptMatch,
  changedAgreement,
  newKind,
  clonedDataset,
  oneParty,
  sharedIdentifiers,
  listSize,
  liftOutcome,
  everybodyCounted,
];

/** Attacks on questions of events: the histories of pairs, what links them, and what is kept of it. */
const HISTORIES: readonly Attack[] = [
  bigSpender,
  treatedSpender,
  smallCellSum,
  longHistory,
  methodsAveraged,
  slidingPeriod,
  movedHistory,
  plantedTouches,
  ownIdAcross,
  slotDuplicate,
  keptLink,
  linkSize,
];

/** Every attack on people who are matched exactly, in the order in which they are told. */
export const ATTACKS: readonly Attack[] = [...KNOWN, ...OWN, ...HISTORIES];

/** Attacks on people who are matched by points: played where the agreement has `match`. */
const ON_POINTS: readonly Attack[] = [nearRows];

/** Every attack that an agreement may have ground for. */
export const attacksOn = ({ match }: Pick<Agreement, 'match'>): readonly Attack[] =>
  match === undefined ? ATTACKS : [...ATTACKS, ...ON_POINTS];
