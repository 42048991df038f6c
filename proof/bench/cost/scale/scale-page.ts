import { MAX_KEPT_PEOPLE } from '#core/deployment-limits.ts';
import { stageConfig } from '#infra/stages.ts';
import { leastCleanRoomsQuery } from '../clean-rooms.ts';
import { type CostBasis, idleLines } from '../cost-lines.ts';
import { inventoryOf } from '../inventory.ts';
import { dollars, number, row } from '../money.ts';
import { type CostLine, totalOf } from '../priced.ts';
import { PRICES } from '../prices.ts';
import { ASSUMED_AT_SCALE, ASSUMED_AT_SCALE_SAYS } from './assumed-at-scale.ts';
import { BILLION, billionTable } from './billion.ts';
import { type Costed, costedSizes } from './costed-sizes.ts';
import { type AtScale, readAtScale } from './measured-at-scale.ts';
import { MODEL_ENDS } from './model-ends.ts';
import { QUOTAS, type Sized, shareOf } from './quotas.ts';
import { drawSteps } from './step-picture.ts';
import { wallSeconds } from './step-use.ts';

/** The page of the model. */
export const SCALE_PAGE = 'docs/cost/scale.md';
/** Its picture. */
export const SCALE_PICTURE = 'docs/cost/scale.svg';

const duration = (seconds: number): string => {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5_400 ? `${number(seconds / 60)} min` : `${number(seconds / 3_600)} h`;
};

const total = (steps: Sized['ingest']): number =>
  steps.reduce((sum, step) => sum + wallSeconds(step), 0);

const people = (rows: number): string => `${number(rows / 1e6)} M a side`;

const table = (
  sizes: readonly Costed[],
  lines: readonly (readonly [what: string, of: (each: Costed) => string])[],
): readonly string[] => [
  row(['', ...sizes.map(({ load }) => people(load.rows))]),
  row(['---', ...sizes.map(() => '---:')]),
  ...lines.map(([what, of]) => row([what, ...sizes.map(of)])),
];

const inShort = (sizes: readonly Costed[], basis: CostBasis): readonly string[] => {
  const least = dollars(leastCleanRoomsQuery(basis.prices));
  const older = dollars(leastCleanRoomsQuery(basis.prices, 'clean-rooms-crpu-other'));
  return table(sizes, [
    ['Shards', ({ load }) => String(load.shards)],
    ['A list is accepted within', ({ ingest }) => duration(total(ingest))],
    ['A first question is answered within', ({ question }) => duration(total(question))],
    ['A later question on the same lists', ({ later }) => duration(total(later))],
    ['Accepting a list, $', ({ accepting }) => dollars(totalOf(accepting))],
    [
      'What a second trail in another account (`logArchive`) adds to that, $',
      ({ archiving }) => dollars(totalOf(archiving)),
    ],
    ['Keeping its tokens for a month, $', ({ keeping }) => dollars(totalOf(keeping))],
    ['A first question, $', ({ asking }) => dollars(totalOf(asking))],
    ['A later question on the same lists, $', ({ askingLater }) => dollars(totalOf(askingLater))],
    ['The least that a query costs in AWS Clean Rooms\\*, $', () => `${least}, or ${older}`],
  ]);
};

const stepNames = (sizes: readonly Sized[]): readonly string[] => [
  ...new Set(
    (['ingest', 'question'] as const).flatMap((of) =>
      sizes.flatMap((each) => each[of].map(({ name }) => name)),
    ),
  ),
];

const byStep = (sizes: readonly Costed[]): readonly string[] =>
  table(
    sizes,
    stepNames(sizes).map((name) => [
      name,
      ({ ingest, question }) => {
        const step = [...ingest, ...question].find((each) => each.name === name);
        if (!step) return '';
        if (step.seconds === 0) return `${number(step.runs)} runs`;
        return `${duration(wallSeconds(step))} (${number(step.runs)} × ${duration(step.seconds)})`;
      },
    ]),
  );

const byLine = (
  sizes: readonly Costed[],
  of: (each: Costed) => readonly CostLine[],
): readonly string[] => {
  // By the size that pays most for it: a line that is of small lists alone stands where it belongs.
  const all = sizes
    .toReversed()
    .flatMap(of)
    .toSorted((a, b) => b.usd - a.usd);
  const names = new Set(all.map(({ what }) => what));
  return table(
    sizes,
    [...names].map((what) => [
      what,
      (each) => {
        const line = of(each).find((other) => other.what === what);
        return line ? dollars(line.usd) : '0';
      },
    ]),
  );
};

const sharesOf = (sizes: readonly Costed[]): readonly string[] => [
  row(['Bound', 'is', ...sizes.map(({ load }) => people(load.rows)), 'At it', 'Source']),
  row(['---', '---:', ...sizes.map(() => '---:'), '---', '---']),
  ...QUOTAS.map((quota) =>
    row([
      quota.what,
      number(quota.limit),
      ...sizes.map((sized) => {
        const used = number(quota.uses(sized));
        return shareOf(quota, sized) > 1 ? `**${used}**` : used;
      }),
      quota.atIt,
      quota.source ? `[AWS](${quota.source})` : 'ours',
    ]),
  ),
];

const REFRESHED = 8;
const ASKED = 40;

const comparison = (sizes: readonly Costed[], basis: CostBasis): readonly string[] => {
  const idle = totalOf(idleLines(inventoryOf('prod'), basis));
  const month = ({ accepting, keeping, asking }: Costed): number =>
    idle + REFRESHED * totalOf(accepting) + 2 * totalOf(keeping) + ASKED * totalOf(asking);
  const least = ASKED * leastCleanRoomsQuery(basis.prices);
  const older = ASKED * leastCleanRoomsQuery(basis.prices, 'clean-rooms-crpu-other');
  return [
    ...table(sizes, [
      [`This room, stage \`prod\`, $`, (each) => dollars(month(each))],
      ['AWS Clean Rooms\\*, at least, $', () => `${dollars(least)}, or ${dollars(older)}`],
      [
        'the same with its differential privacy\\*, $',
        () => `${dollars(2 * least)}, or ${dollars(2 * older)}`,
      ],
    ]),
  ];
};

const billion = (sizes: readonly Costed[], basis: CostBasis): readonly string[] => {
  const sized = sizes.find(({ load }) => load.rows === BILLION);
  if (!sized) throw new Error('the model has no lists of a billion people');
  const { ingest, question, accepting, asking } = sized;
  return billionTable(
    { accepting: total(ingest), asking: total(question) },
    { accepting: totalOf(accepting), asking: totalOf(asking) },
    basis,
  );
};

const inputs = (measured: AtScale): readonly string[] =>
  Object.values(measured).map(
    ({ value, says, measured: how }) => `- ${value.toLocaleString('en')} ${says} (${how})`,
  );

const assumptions = (): readonly string[] =>
  (Object.keys(ASSUMED_AT_SCALE) as (keyof typeof ASSUMED_AT_SCALE)[]).map(
    (name) => `- ${ASSUMED_AT_SCALE[name].toLocaleString('en')} ${ASSUMED_AT_SCALE_SAYS[name]}`,
  );

const introduction = ({ prices }: CostBasis): string => `# What a room costs and takes as lists grow

A model, written by \`node proof/bench/cost.ts\` from an [inventory of steps](../../proof/bench/cost/scale/ingest-steps.ts);
a test fails when this page is not what it says. Nothing of it was measured on AWS: numbers that were measured
elsewhere, and what is assumed, stand [below](#what-was-measured). Two lists of the same size, two identifiers, parts of
a million rows (of five million where a thousand would not do), stage \`prod\` in its own network (${stageConfig('prod').partsAtOnce} parts at once), the fewest shards that can be settled.
List prices of ${prices.region}, read on ${prices.readOn} (\`${PRICES}\`), without free allowances; a star marks what only a copy
of the vendor's list says.
`;

/** The page and its picture. */
export const scalePage = (
  basis: CostBasis,
): { readonly text: string; readonly picture: string } => {
  const measured = readAtScale();
  const sizes = costedSizes(basis, measured);
  const text = [
    introduction(basis),
    ...[...inShort(sizes, basis), ''],
    ...['## Time by step', '', '![Minutes by step for four sizes of lists](scale.svg)', ''],
    ...[
      'All runs of a step together, and in brackets how many there are and how long one takes.',
      '',
    ],
    ...[...byStep(sizes), ''],
    ...['## Dollars', '', 'Accepting a list:', '', ...byLine(sizes, ({ accepting }) => accepting)],
    ...['', keptAbout],
    ...['', 'A first question:', '', ...byLine(sizes, ({ asking }) => asking)],
    ...['', 'A later question on the same lists, by the same kinds:', ''],
    ...[...byLine(sizes, ({ askingLater }) => askingLater), ''],
    ...[
      '## Bounds',
      '',
      'Bold is over. Those of AWS are what an account has before it asks for more.',
      '',
    ],
    ...[...sharesOf(sizes), ''],
    ...[
      '## Compared with AWS Clean Rooms',
      '',
      comparisonAbout,
      '',
      ...comparison(sizes, basis),
      '',
    ],
    ...['## A billion people a side', '', ...billion(sizes, basis), ''],
    ...['## What was measured', '', measuredAbout(basis), '', ...inputs(measured), ''],
    ...['## What is assumed', '', ...assumptions(), ''],
    MODEL_ENDS.trimEnd(),
    '',
  ].join('\n');
  return { text, picture: drawSteps(sizes) };
};

const keptAbout = `The first question on two lists and some kinds makes their match, which is kept, and counts from it; later ones count alone.
Of lists of more than ${number(MAX_KEPT_PEOPLE / 1e6)} million counted people none is kept: each question computes it.`;

const comparisonAbout = `A month with ${REFRESHED} lists accepted and ${ASKED} first questions. Clean Rooms bills 32 units for a minute at the least; how long its
queries take at these sizes nobody publishes, so its line is a lower bound, at the two prices that copies of its
list give. It has no standing cost, takes any SQL that its rules allow, and does the rest of a room's work (roles, logs,
budget) as a service.`;

const measuredAbout = ({ measured }: CostBasis): string =>
  `\`proof/bench/cost/measure.ts\` measures all of it and writes it down. Bytes of a drop and of its tokens, a million rows
accepted (${measured.machine}, ${measured.measuredOn}): ${measured.dropPartBytes.toLocaleString('en')} bytes of a part, and ${Object.entries(
    measured.tokenBytes,
  )
    .map(([kind, bytes]) => `${number(bytes / measured.rows)} a token of kind ${kind}`)
    .join(', ')}. Then:`;
