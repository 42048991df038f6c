import { z } from 'zod';
import {
  athenaStatement,
  keptStatement,
  matchStatement,
} from '#adapters/aws/athena/athena-statement.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { executeImmediate } from '#proof/trino/athena-engine.ts';
import { fetchTrino } from '#proof/trino/fetch-trino.ts';
import { keepMatch } from '#proof/trino/keep-match.ts';
import { DATABASE, datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { type RunningTrino, startTrino } from '#proof/trino/start-trino.ts';
import { queryTrino, type TrinoAnswer } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { type Spread, spreadOf } from '../../summary.ts';
import type { AtScale } from './measured-at-scale.ts';

const KINDS: readonly IdentifierKind[] = ['email', 'phone'];
const COUNTED = { party: 'brand', dataset: 'customers' };
const OTHER = { party: 'publisher', dataset: 'audience' };
const TIERS = { tier: ['bronze', 'silver', 'gold'] };
const DEVICES = { device: ['tv', 'mobile', 'web'] };
const TABLES = [
  datasetTable(COUNTED.party, COUNTED.dataset, Object.keys(TIERS)),
  datasetTable(OTHER.party, OTHER.dataset, Object.keys(DEVICES)),
];
const QUERY_TABLES = {
  counted: versionTable(COUNTED, 'counted'),
  other: versionTable(OTHER, 'other'),
};

/** People of either list, of whom the lists share the last 30 %: the first number is where a list begins. */
const peopleFrom = (
  first: number,
  people: number,
  attributes: Readonly<Record<string, readonly string[]>>,
): readonly SamplePerson[] =>
  Array.from({ length: people }, (_, at) => ({
    tokens: Object.fromEntries(KINDS.map((kind) => [kind, first + at + 1])),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, values]) => [name, values[at % values.length] ?? '']),
    ),
  }));

const makeLists = async ({ url, root }: RunningTrino, people: number): Promise<void> => {
  const shared = Math.round(people * 0.7);
  await writeSampleVault(
    root,
    {
      ...{ table: QUERY_TABLES.counted, kinds: KINDS, attributes: TIERS },
      people: peopleFrom(0, people, TIERS),
    },
    {
      ...{ table: QUERY_TABLES.other, kinds: KINDS, attributes: DEVICES },
      people: peopleFrom(shared, people, DEVICES),
    },
  );
  await createVaultTables({ url, root }, TABLES);
  await refreshVaultTables(url, TABLES);
};

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3_600,
};

/** A duration as Trino writes it, such as `350.12ms`, in seconds. Throws for another. */
export const trinoSeconds = (text: string): number => {
  const [, value = '', unit = ''] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  const factor = SECONDS[unit];
  if (factor === undefined) throw new Error(`"${text}" is no duration of Trino`);
  return Number(value) * factor;
};

const Info = z.object({ queryStats: z.object({ totalCpuTime: z.string() }) });

/** The segments of two attributes. */
const segments = (people: number): VaultQuery =>
  vaultQuery(
    {
      ...{ analysis: 'segments', counted: COUNTED, other: OTHER, on: [...KINDS] },
      by: [
        { party: COUNTED.party, attribute: 'tier' },
        { party: OTHER.party, attribute: 'device' },
      ],
    },
    {
      tables: QUERY_TABLES,
      attributes: { counted: Object.keys(TIERS), other: Object.keys(DEVICES) },
      people: { counted: people, other: people },
      rows: people,
      lists: {
        counted: { party: COUNTED.party, attributes: TIERS },
        other: { party: OTHER.party, attributes: DEVICES },
      },
      k: 50,
    },
  );

const cpuSecondsOf = async (url: string, id: string): Promise<number> => {
  const response = await fetch(`${url}/v1/query/${id}`, { headers: { 'x-trino-user': 'airlock' } });
  return trinoSeconds(Info.parse(await response.json()).queryStats.totalCpuTime);
};

/** Before it is warm, an engine on the virtual machine of Java is slower than it stays. */
const COLD_RUNS = 12;

/** What a statement took when the engine was warm, and what its last run answered. */
interface Ran {
  readonly cpu: Spread;
  readonly scannedBytes: number;
  readonly rows: TrinoAnswer['rows'];
}

const runOften = async (
  { url }: RunningTrino,
  statement: AthenaStatement,
  times: number,
): Promise<Ran> => {
  const sql = executeImmediate(statement);
  const cpu: number[] = [];
  let last = await queryTrino(url, sql);
  for (let run = 1; run < COLD_RUNS + times; run += 1) {
    last = await queryTrino(url, sql);
    if (run >= COLD_RUNS) cpu.push(await cpuSecondsOf(url, last.id));
  }
  return { cpu: spreadOf(cpu), scannedBytes: last.scannedBytes, rows: last.rows };
};

/** Bytes of the files of both lists. */
const listBytes = async ({ url }: RunningTrino): Promise<number> => {
  const { rows } = await queryTrino(
    url,
    TABLES.map(
      ({ table }) =>
        `select sum(s) from (select "$file_size" as s from "${DATABASE}"."${table}" group by "$path", "$file_size")`,
    ).join(' union all '),
  );
  return rows.reduce((sum, [size]) => sum + Number(size), 0);
};

/** CPU seconds for a million of so many people. */
const cpuInput = (
  { cpu: { median, least, most } }: Ran,
  people: number,
  told: { readonly what: string; readonly took: string; readonly measured: string },
): AtScale['queryCpuSeconds'] => ({
  value: Number(((median / people) * 1e6).toPrecision(3)),
  says: `CPU seconds of ${told.what}: ${told.took} took ${least.toFixed(2)} to ${most.toFixed(2)} when the engine was warm`,
  measured: told.measured,
});

type QueryInputs = Pick<
  AtScale,
  'queryCpuSeconds' | 'queryScan' | 'makingCpuSeconds' | 'countingCpuSeconds'
>;

/**
 * What a question takes on Trino, whose CPU Athena uses as well: one that makes no match to be kept, the making of one, and a
 * question that counts from it. Throws TrinoUnavailable.
 */
export const measureQuery = async (
  people: number,
  times: number,
  how: string,
): Promise<QueryInputs> => {
  const trino = await startTrino(await fetchTrino(), 'measuring');
  try {
    await makeLists(trino, people);
    const query = segments(people);
    const whole = await runOften(trino, await athenaStatement(query, DATABASE), times);
    const making = await runOften(trino, await matchStatement(query.of, DATABASE), times);
    await keepMatch(trino.root, query.of, making.rows);
    const counting = await runOften(trino, await keptStatement(query, DATABASE), times);
    const sides = `${people.toLocaleString('en')} a side with two identifiers`;
    const measured = `Trino 435 on one node; ${how}`;
    return {
      queryCpuSeconds: cpuInput(whole, 2 * people, {
        what: 'a question that handles the same rows whoever matches, for a million people of both lists together',
        ...{ took: sides, measured },
      }),
      queryScan: {
        value: Number((whole.scannedBytes / (await listBytes(trino))).toPrecision(4)),
        says: 'times the bytes of the two lists that such a question reads',
        measured: 'the same runs',
      },
      makingCpuSeconds: cpuInput(making, 2 * people, {
        what: 'the query that makes a match to be kept, for a million people of both lists together',
        ...{ took: sides, measured },
      }),
      countingCpuSeconds: cpuInput(counting, people, {
        what: 'a question that counts segments from a match that is kept, for a million people of the counted list',
        ...{ took: people.toLocaleString('en'), measured },
      }),
    };
  } finally {
    await trino.stop();
  }
};
