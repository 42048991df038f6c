import type { LogFaultReason, LogVerdict } from '#core/audit/digests/log-verdict.ts';
import type { OracleFault } from '#proof/trail-oracle/ask-oracle.ts';

/** What ours tells, and `aws cloudtrail validate-logs` by what it looks at does not. */
const OURS_ALONE: Readonly<Partial<Record<LogFaultReason, string>>> = {
  'no-digest': 'it says that there are none, and counts that as no fault',
  'not-covered': 'it starts at the newest digest that is there',
  'unlisted-log': 'it looks at no file that no digest names',
  'replaced-digest': 'it never holds the signature of a digest against the next one',
  'out-of-order': 'it follows the names of digests, and looks at nothing beside them',
  'outdated-key': 'it relies on the service to leave such keys out',
};

/** What ours tells, and the oracle does not where this was done. */
const WHERE_DONE: readonly {
  readonly reason: LogFaultReason;
  readonly does: string;
  readonly because: string;
}[] = [
  {
    reason: 'bad-signature',
    does: 'signs a digest by SHA-1',
    because: 'rsa 4.7.2 takes a signature by SHA-1 as well',
  },
  {
    reason: 'unsigned-digest',
    does: 'names another kind of signature',
    because: 'it takes any name for the kind of a signature',
  },
  {
    reason: 'unreadable-digest',
    does: 'puts bytes behind a digest',
    because: 'zlib.decompress of Python takes what stands behind the end',
  },
  {
    reason: 'damaged-log',
    does: 'cuts a log file short',
    because: 'a decompressobj of Python does not miss the end of a file',
  },
  {
    reason: 'foreign-digest',
    does: 'says that a digest is of another account',
    because: 'it never reads the account in a digest',
  },
];

/** What is told of a chain by one of the two and not by the other, and why. */
export interface Difference {
  readonly by: 'ours' | 'oracle';
  readonly what: string;
  readonly path: string;
  /** Undefined: nobody can say why. */
  readonly because: string | undefined;
}

/** What somebody did to the chain, and what the two say. */
export interface Said {
  readonly ours: LogVerdict;
  readonly oracle: readonly OracleFault[];
  readonly acts: readonly string[];
}

/** What keeps the oracle from looking at some digests at all, and so at their log files. */
const UNSEEN: readonly (readonly [does: string, because: string])[] = [
  [
    'moves a digest to another day',
    'it lists no folder of a day before the time that is asked for, and no more after a name of a later time',
  ],
  ['forks the chain', 'it follows the names of digests, and looks at nothing beside them'],
];

const whyUnseen = (acts: readonly string[]): string | undefined =>
  UNSEEN.find(([does]) => acts.some((act) => act.startsWith(does)))?.[1];

const whyDone = (reason: LogFaultReason, acts: readonly string[]): string | undefined =>
  WHERE_DONE.find((each) => each.reason === reason && acts.some((act) => act.startsWith(each.does)))
    ?.because;

/** Digests that ours does not take for sound, and the oracle does, goes on from, and reads the log files of. */
const isTakenForSound = ({ ours, oracle }: Said): boolean =>
  ours.faults.some(
    ({ reason, file }) =>
      LENIENT.has(reason) &&
      !oracle.some(({ is, path }) => is === 'digest-invalid' && path === file),
  );

const LENIENT: ReadonlySet<string> = new Set(WHERE_DONE.map(({ reason }) => reason));

/** Differences between the two, each with its reason where there is one. */
export const differences = (said: Said): readonly Difference[] => {
  const { ours, oracle, acts } = said;
  const theirs = new Set(oracle.map(({ path }) => path));
  const own = new Set(ours.faults.map(({ file }) => file));
  const goesOn = isTakenForSound(said)
    ? 'it goes on from a digest that it took for sound'
    : undefined;
  return [
    ...ours.faults
      .filter(({ file }) => !theirs.has(file))
      .map(({ reason, file }): Difference => {
        const because = OURS_ALONE[reason] ?? whyDone(reason, acts) ?? whyUnseen(acts);
        return { by: 'ours', what: reason, path: file, because };
      }),
    ...oracle
      .filter(({ path }) => !own.has(path))
      .map(({ is, says, path }): Difference => {
        return { by: 'oracle', what: `${is} ${says}`, path, because: goesOn };
      }),
  ];
};
