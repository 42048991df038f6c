import { leastCleanRoomsQuery } from '../clean-rooms.ts';
import type { CostBasis } from '../cost-lines.ts';
import { dollars, number, row } from '../money.ts';

/** People of either side that others publish times for. */
export const BILLION = 1_000_000_000;

/**
 * "32C64G", "RR22_FAST_PSI_2PC (BUCKET SIZE IS ONE MILLION)", "LAN", "1 billion to 1 billion": "0.62 h"; so says
 * SecretFlow of its own measurement.
 */
const RR22_HOURS = 0.62;
const RR22_SOURCE =
  'https://github.com/secretflow/psi/blob/main/docs/user_guide/psi_v2_benchmark.md';

/** What this room takes for lists of that size. */
export interface BillionSeconds {
  /** Of one list, which waits for no other. */
  readonly accepting: number;
  readonly asking: number;
}

/** What it costs, for one list and for one question. */
export type BillionCosts = BillionSeconds;

const minutes = (seconds: number): string => `${number(seconds / 60)} min`;

const RR22_MINUTES = RR22_HOURS * 60;

type Line = readonly [who: string, time: string, cost: string, how: string];

const ours = (seconds: BillionSeconds, usd: BillionCosts): readonly Line[] => [
  [
    'This room: both lists accepted side by side, then a first question',
    minutes(seconds.accepting + seconds.asking),
    dollars(2 * usd.accepting + usd.asking),
    'this model',
  ],
  [
    'This room: a first question of lists that were accepted before',
    minutes(seconds.asking),
    dollars(usd.asking),
    'this model',
  ],
];

const others = ({ prices }: CostBasis): readonly Line[] => {
  const minute = leastCleanRoomsQuery(prices);
  const older = leastCleanRoomsQuery(prices, 'clean-rooms-crpu-other');
  return [
    [
      'SecretFlow, RR22 between two machines of 32 processors and 64 GB in one network',
      minutes(RR22_MINUTES * 60),
      'not published',
      `[measured by its authors](${RR22_SOURCE}): 0.62 hours`,
    ],
    [
      'AWS Clean Rooms\\*, the least that a query costs',
      'not published',
      `${dollars(minute)}, or ${dollars(older)}`,
      'list price: 32 units for a minute',
    ],
    [
      "AWS Clean Rooms\\*, if it took RR22's time",
      minutes(RR22_MINUTES * 60),
      `${dollars(RR22_MINUTES * minute)}, or ${dollars(RR22_MINUTES * older)}`,
      'list price: 32 units for as long',
    ],
  ];
};

/** What has to be so for the lines to be compared. */
const GRANTED: readonly string[] = [
  `${number(BILLION)} people a side, who have two identifiers each in this room and one in RR22`,
  'both lists arrive at once, and neither state machine waits for the other: the account lets twice as many functions run',
  'the lists lie there already: what the parties need to prepare and upload them is in neither time',
  'every seconds-per-million below holds at a thousand million, with the slowness that is assumed of functions; nothing of this room was measured at that size',
  "RR22's time is one run of its authors, with two machines that do nothing else, and it hands the shared identifiers to a party, where this room gives out a noisy count",
  'RR22 begins anew for the next question; here it is a question of lists that were accepted before',
  "AWS Clean Rooms' time for such lists is not published: the last line borrows RR22's, and is no measurement",
];

const faster = ({ accepting, asking }: BillionSeconds): string => {
  const ratio = (RR22_MINUTES * 60) / (accepting + asking);
  return ratio < 1
    ? `RR22 is ${number(1 / ratio)} times as fast as this room`
    : `This room is ${number(ratio)} times as fast as RR22`;
};

/** A billion people a side, beside what others publish. */
export const billionTable = (
  seconds: BillionSeconds,
  usd: BillionCosts,
  basis: CostBasis,
): readonly string[] => [
  row(['Who', 'Wall time', '$', 'Says who']),
  row(['---', '---:', '---:', '---']),
  ...[...ours(seconds, usd), ...others(basis)].map(row),
  '',
  `${faster(seconds)}, each with what it is given. What that takes for granted:`,
  '',
  ...GRANTED.map((each) => `- ${each}`),
];
