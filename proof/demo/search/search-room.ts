import { join } from 'node:path';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type { DemoPlace } from '#proof/demo/demo-place.ts';
import { inputTraces } from '#proof/demo/search/input-traces.ts';
import { type Findings, searchFolder } from '#proof/demo/search/search-folder.ts';
import { makeNumberTable } from '#proof/demo/search/search-parquet.ts';
import { select, TraceTable } from '#proof/demo/search/trace-table.ts';
import { TRACE_KINDS } from '#proof/demo/search/traces.ts';
import type { Step, StepResult } from '#proof/demo/step.ts';

interface Searched {
  /** Different traces of the input, by kind. */
  readonly input: readonly number[];
  readonly room: Findings;
  readonly drops: Findings;
  readonly files: Findings;
}

const MEGABYTE = 1_000_000;

const search = (place: DemoPlace, limits: EngineLimits): Promise<Searched> =>
  withConnection(limits, async (connection) => {
    const everything = await TraceTable.make(connection, 'everything');
    for await (const batch of inputTraces(place)) everything.add(batch);
    everything.finish();
    await connection.run('create table input as select distinct kind, text from everything');
    await connection.run('drop table everything');
    await makeNumberTable(connection);
    const sizes = await select(connection, 'select kind, count(*) as n from input group by kind');
    const sizeOf = (kind: string): number =>
      Number(sizes.find((each) => each.kind === kind)?.n ?? 0);
    return {
      input: TRACE_KINDS.map(sizeOf),
      room: await searchFolder(connection, place.room),
      drops: await searchFolder(connection, join(place.dropOf('brand'), '..')),
      files: await searchFolder(connection, place.files),
    };
  });

const faultsOf = ({ room, drops, files }: Searched): readonly string[] => {
  const faults: string[] = [];
  if (Object.values(room.found).some((n) => n > 0))
    faults.push('something of the input was found in the room');
  if (drops.found.digest === 0) faults.push('the search is blind: it found no digest in the drops');
  if (drops.found['e-mail'] + drops.found.phone > 0)
    faults.push('a plain identifier was found in the drops');
  if (files.found['e-mail'] === 0 || files.found.phone === 0)
    faults.push('the search is blind: it found no identifier in the files');
  return faults;
};

const row = (name: string, { files, bytes, values, found }: Findings): readonly string[] => [
  name,
  count(files),
  (bytes / MEGABYTE).toFixed(1),
  count(values),
  ...[...TRACE_KINDS.map((kind) => found[kind]), found.number].map(count),
];

const HEADER = [
  ...['searched', 'files', 'MB', 'Parquet values'],
  ...['e-mails', 'phones', 'digests', 'as numbers'],
];

/** Searches the room for everything that the parties' files held, and proves that it can find it. */
export const searchRoom: Step = {
  title: 'Search the whole room for every e-mail, phone number and digest of the input',
  act: async (place): Promise<StepResult> => {
    const searched = await search(place, engineLimits(join(place.files, '..', 'spill')));
    const [emails = 0, phones = 0, digests = 0] = searched.input;
    const rows = [
      row('the room', searched.room),
      row('control: the prepared drops', searched.drops),
      row("control: the parties' files", searched.files),
    ];
    const right = HEADER.slice(1).map(() => 'right' as const);
    return {
      lines: [
        `Looked for ${count(emails)} spellings of e-mails, ${count(phones)} of phone numbers, and ${count(digests)} digests;`,
        'in whole numbers, for the phone numbers and for each 64-bit quarter of the digests.',
        '',
        ...tableLines(HEADER, rows, ['left', ...right]),
      ],
      faults: faultsOf(searched),
    };
  },
};
