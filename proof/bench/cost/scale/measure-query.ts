import { z } from 'zod';
import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { executeImmediate } from '#proof/trino/athena-engine.ts';
import { fetchTrino } from '#proof/trino/fetch-trino.ts';
import { DATABASE, datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { type RunningTrino, startTrino } from '#proof/trino/start-trino.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { spreadOf } from '../../summary.ts';
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

/** The segments of two attributes, in the text that a deployed room runs. */
const statement = async (people: number): Promise<string> => {
  const question = vaultQuery(
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
  return executeImmediate(await athenaStatement(question, DATABASE));
};

const cpuSecondsOf = async (url: string, id: string): Promise<number> => {
  const response = await fetch(`${url}/v1/query/${id}`, { headers: { 'x-trino-user': 'airlock' } });
  return trinoSeconds(Info.parse(await response.json()).queryStats.totalCpuTime);
};

/** Before it is warm, an engine on the virtual machine of Java is slower than it stays. */
const COLD_RUNS = 3;

/** What a first question takes on Trino, whose CPU Athena uses as well. Throws TrinoUnavailable. */
export const measureQuery = async (
  people: number,
  times: number,
  how: string,
): Promise<Pick<AtScale, 'queryCpuSeconds' | 'queryScan'>> => {
  const trino = await startTrino(await fetchTrino());
  try {
    await makeLists(trino, people);
    const sql = await statement(people);
    const cpu: number[] = [];
    let scanned = 0;
    for (let run = 0; run < COLD_RUNS + times; run += 1) {
      const { id, scannedBytes } = await queryTrino(trino.url, sql);
      scanned = scannedBytes;
      if (run >= COLD_RUNS) cpu.push(await cpuSecondsOf(trino.url, id));
    }
    const { median, least, most } = spreadOf(cpu);
    const lists = await queryTrino(
      trino.url,
      TABLES.map(
        ({ table }) =>
          `select sum(s) from (select "$file_size" as s from "${DATABASE}"."${table}" group by "$path", "$file_size")`,
      ).join(' union all '),
    );
    const bytes = lists.rows.reduce((sum, [size]) => sum + Number(size), 0);
    return {
      queryCpuSeconds: {
        value: Number(((median / (2 * people)) * 1e6).toPrecision(3)),
        says: `CPU seconds of a first question that handles the same rows whoever matches, for a million people of both lists together: ${people.toLocaleString('en')} a side with two identifiers took ${least.toFixed(2)} to ${most.toFixed(2)} when the engine was warm`,
        measured: `Trino 435 on one node; ${how}`,
      },
      queryScan: {
        value: Number((scanned / bytes).toPrecision(4)),
        says: 'times the bytes of the two lists that such a question reads',
        measured: 'the same runs',
      },
    };
  } finally {
    await trino.stop();
  }
};
