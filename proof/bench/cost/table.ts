import { stageConfig } from '#infra/stages.ts';
import { deployedRoom, sealedRoom } from '#proof/access/deployed-room.ts';
import { betweenMarks } from '#proof/bench/page/between-marks.ts';
import { ASSUMED, ASSUMED_SAYS } from './assumptions.ts';
import { leastCleanRoomsQuery } from './clean-rooms.ts';
import {
  type CostBasis,
  idleLines,
  ingestLines,
  laterLines,
  questionLines,
  sealingLines,
} from './cost-lines.ts';
import { countCalls } from './count-calls.ts';
import { type Inventory, inventoryOf } from './inventory.ts';
import { readMeasured } from './measured.ts';
import { dollars, number, row } from './money.ts';
import { type CostLine, totalOf } from './priced.ts';
import { PRICES, type PriceList, readPrices } from './prices.ts';

/** The page that holds the table. */
export const PAGE = 'docs/deploy.md';
const BEGIN = '<!-- costs: written by proof/bench/cost.ts -->';
const END = '<!-- end of costs -->';

const marked = (id: string, { prices }: PriceList): string => {
  const price = prices.find((each) => each.id === id);
  return `${id}${price?.confirmed === 'copy' ? '\\*' : ''}`;
};

const section = (
  title: string,
  lines: readonly CostLine[],
  prices: PriceList,
): readonly string[] => [
  '',
  `**${title}: $${dollars(totalOf(lines))}**`,
  '',
  row(['What', 'Price', 'Quantity', 'USD']),
  row(['---', '---', '---:', '---:']),
  ...[...lines]
    .sort((a, b) => b.usd - a.usd)
    .map(({ what, price, quantity, usd }) =>
      row([what, marked(price, prices), number(quantity), dollars(usd)]),
    ),
];

const priceTable = ({ prices }: PriceList): readonly string[] => [
  row(['Price', 'Service', 'USD', 'for', 'Source']),
  row(['---', '---', '---:', '---', '---']),
  ...prices.map(({ id, service, unit, per, usd, confirmed, source }) =>
    row([
      `${id}${confirmed === 'copy' ? '\\*' : ''}`,
      service,
      String(Number(usd.toPrecision(6))),
      `${per === 1 ? '' : `${per.toLocaleString('en')} `}${unit}`,
      `<${source}>`,
    ]),
  ),
];

const stageTitle = (stage: string): string => {
  const { isolatedNetwork } = stageConfig(stage);
  return `A month of rest, stage \`${stage}\`${isolatedNetwork ? ', isolated network' : ''}`;
};

const summary = (rooms: ReadonlyMap<string, Inventory>, basis: CostBasis): readonly string[] => {
  const { prices } = basis;
  const [room] = rooms.values();
  if (!room) throw new Error('there is no stage');
  return [
    row(['What', 'USD']),
    row(['---', '---:']),
    ...[...rooms].map(([stage, each]) =>
      row([stageTitle(stage), dollars(totalOf(idleLines(each, basis)))]),
    ),
    row([
      'A million rows, accepted and kept for a month',
      dollars(totalOf(ingestLines(room, basis))),
    ]),
    row([
      'Sealed drops beside it, in a month',
      dollars(totalOf(sealingLines(sealingKeys(), basis))),
    ]),
    row(['A first question about two such lists', dollars(totalOf(questionLines(room, basis)))]),
    row([
      'A later question about them, by the same kinds',
      dollars(totalOf(laterLines(room, basis))),
    ]),
    row([
      'For comparison: the least that one query costs in AWS Clean Rooms\\* (32 CRPU, 60 s)',
      dollars(leastCleanRoomsQuery(prices)),
    ]),
    row(['The same with its differential privacy\\*', dollars(2 * leastCleanRoomsQuery(prices))]),
  ];
};

const assumptions = (): readonly string[] => [
  'Counted from the templates, the state machine, the calls of the real use cases over a fake of S3 and KMS, and the sizes and seconds of a measured drop of a million rows. Assumed, because no account was there to measure it:',
  '',
  ...(Object.keys(ASSUMED) as (keyof typeof ASSUMED)[]).map(
    (name) => `- ${ASSUMED[name].toLocaleString('en')} ${ASSUMED_SAYS[name]}`,
  ),
];

/** What the bills of a room are made of. */
export const readBasis = async (): Promise<CostBasis> => ({
  prices: readPrices(),
  calls: await countCalls(),
  measured: readMeasured(),
});

/** How many keys more a room has whose drops are sealed. */
const sealingKeys = (): number => {
  const [sealed, plain] = [sealedRoom('dev'), deployedRoom('dev')];
  return Object.keys(sealed.map.keys).length - Object.keys(plain.map.keys).length;
};

/** The tables of what a room costs, as the page shows them. */
export const costTable = (basis: CostBasis): string => {
  const { prices } = basis;
  const rooms = new Map(['dev', 'prod'].map((stage) => [stage, inventoryOf(stage)]));
  const [room] = rooms.values();
  if (!room) throw new Error('there is no stage');
  return [
    `List prices of ${prices.region}, read on ${prices.readOn} (\`${PRICES}\`), without free allowances. A star marks a price that only a copy of the vendor's list says: check it before you rely on it.`,
    '',
    ...summary(rooms, basis),
    ...[...rooms].flatMap(([stage, each]) =>
      section(stageTitle(stage), idleLines(each, basis), prices),
    ),
    ...section('A million rows', ingestLines(room, basis), prices),
    ...section(
      'Sealed drops, for a million rows in a month',
      sealingLines(sealingKeys(), basis),
      prices,
    ),
    ...section('A first question', questionLines(room, basis), prices),
    ...section('A later question', laterLines(room, basis), prices),
    '',
    ...assumptions(),
    '',
    ...priceTable(prices),
  ].join('\n');
};

/** The page with this table between its marks. */
export const withCosts = (page: string, table: string): string =>
  betweenMarks(page, table, { page: PAGE, begin: BEGIN, end: END });
