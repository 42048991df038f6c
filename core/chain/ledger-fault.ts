import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { KnownHead, LedgerHead } from '#core/ledger/head.ts';

/** The first thing that is wrong with a ledger: at which entry, what, and what to do about it. */
export interface LedgerFault {
  readonly sequence: number;
  readonly fault: string;
  /** Where there is another way than to restore what was there. */
  readonly remedy?: string;
}

/** A ledger as far as it was read. */
export interface ReadLedger {
  readonly entries: readonly LedgerEntry[];
  readonly head: LedgerHead;
}

/** What is thrown where other writers were faster for as often as is tried. */
export const tooBusy = (): AirlockError =>
  new AirlockError('room', 'The ledger is too busy: try again in a moment.');

/** A fault for whoever wanted to use the ledger. */
export const faultText = ({ sequence, fault, remedy }: LedgerFault): string =>
  `Ledger entry ${sequence} ${fault}. ${remedy ?? 'Run "ledger verify" and restore it before going on.'}`;

/** A fault for whoever looked for one. */
export const brokenText = ({ sequence, fault, remedy }: LedgerFault): string =>
  `Ledger entry ${sequence} ${fault}. ${remedy ?? 'Restore it from a copy of the room.'}`;

const remedyOf = ({ keptIn }: KnownHead) =>
  keptIn === undefined
    ? {}
    : {
        remedy: `Restore the newer ledger or, if an older one was put back on purpose, delete "${keptIn}".`,
      };

/** Every entry but the last is named by the one after it. */
const checksumAt = ({ entries, head }: ReadLedger, sequence: number): string | undefined =>
  sequence === head.sequence ? head.checksum : entries[sequence]?.previous;

/** What is wrong if a ledger, read to its end, does not contain a head that was noted earlier. */
export const unlessContained = (ledger: ReadLedger, known: KnownHead): LedgerFault | undefined => {
  const end = ledger.head.sequence;
  if (known.sequence > end)
    return {
      sequence: end + 1,
      fault: `is missing: the ledger ends at entry ${end}, but entry ${known.sequence} was there before`,
      ...remedyOf(known),
    };
  if (known.sequence === 0 || checksumAt(ledger, known.sequence) === known.checksum)
    return undefined;
  return {
    sequence: known.sequence,
    fault: 'is not the one that was noted: the ledger was rewritten',
    ...remedyOf(known),
  };
};

/** What is wrong if a ledger does not contain several noted heads: at the earliest entry that is touched. */
export const unlessAllContained = (
  ledger: ReadLedger,
  known: readonly KnownHead[],
): LedgerFault | undefined =>
  known
    .map((each) => unlessContained(ledger, each))
    .filter((fault) => fault !== undefined)
    .sort((one, other) => one.sequence - other.sequence)[0];
