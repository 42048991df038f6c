import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, expect, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import { pieceName } from '#core/shards.ts';
import { TEST_LIMITS, writeQuery } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { type PartShape, type Tokenised, tokeniseFile } from '#test/support/token-setting.ts';

afterEach(removeTempFolders);

/** `AIRLOCK_ROUNDS` times as many for a shorter or longer watch. */
const PARTS = Math.ceil(10 * Number(process.env.AIRLOCK_ROUNDS ?? 1));
const ROWS = 1_000_000;
const SHAPE: PartShape = {
  kinds: ['email', 'phone'],
  attributes: { tier: ['gold', 'silver', 'bronze'], region: ['north', 'south', 'unknown'] },
};

/** One value in a hundred is malformed, missing, a filler or written in another way; one in twenty is a repeat. */
const digests = (salt: string, seed: number): string => {
  const draw = `hash(range, '${salt}', ${seed}) % 1000`;
  const person = `case when ${draw} < 50 then hash(range, '${salt}') % 5000 else range + ${seed} * ${ROWS} end`;
  const digest = `sha256('${salt}' || ${person})`;
  const odd = [
    ...['null', "''", "' '", 'chr(160)', 'chr(9)', "'ada@example.org'", "'+44 7400 000001'"],
    ...[`upper(${digest})`, `to_base64(unhex(${digest}))`, `'0x' || ${digest}`, `' ' || ${digest}`],
    ...[
      `'sha256:' || ${digest}`,
      `${digest} || chr(9)`,
      `left(${digest}, 32)`,
      `left(${digest}, 40)`,
    ],
    ...[`left(${digest}, 63) || 'g'`, `to_base64(${digest}::blob)`, "sha256('')", "sha256('test')"],
    ...["upper(sha256('N/A'))", "repeat('x', 513)", "repeat('é', 32)", `repeat(${digest}, 2)`],
  ];
  const cases = odd.map((each, at) => `when ${at} then ${each}`);
  return `case when hash(range, ${seed}, '${salt} odd') % 100 > 0 then ${digest}
    else case hash(range, ${seed}, '${salt} which') % ${odd.length} ${cases.join(' ')} end end as ${salt}`;
};

const values = (name: string, seed: number): string => {
  const declared = SHAPE.attributes[name] ?? [];
  const odd = [
    'null',
    "''",
    "' '",
    "'no such'",
    `' ${declared[0]}'`,
    `'${declared[1]}' || chr(160)`,
  ];
  const all = [
    ...Array.from({ length: 40 }, () => declared.map((each) => `'${each}'`)).flat(),
    ...odd,
  ];
  return `([${all.join(', ')}])[1 + (hash(range, '${name}', ${seed}) % ${all.length})::int] as ${name}`;
};

const partQuery = (seed: number): string =>
  `select ${digests('email', seed)}, ${digests('phone', seed)},
    ${values('tier', seed)}, ${values('region', seed)} from range(${ROWS})`;

/** One number for all rows of a file and their order. */
const printOf = async (path: string): Promise<unknown> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    `select count(*), sum(hash(file_row_number, rows)::hugeint)
    from ${parquetRows(path).replace(')', ', file_row_number = true)')} as rows`,
  );
  connection.closeSync();
  instance.closeSync();
  return found.getRows();
};

const resultOf = async (done: Tokenised | string): Promise<unknown> => {
  if (typeof done === 'string') return done;
  const files = SHAPE.kinds.map((kind) => join(done.folder, pieceName(kind, '000')));
  const rows = await Promise.all(files.map(printOf));
  await rm(done.folder, { recursive: true });
  const support = done.sums.support.map((each) => JSON.stringify(each)).sort();
  return { rows, report: done.report, marks: done.sums.marks, support };
};

it('the kernel makes of ten million dirty rows what the reference makes of them', async () => {
  const ways: TokenisingWay[] = [];
  const limits = { ...TEST_LIMITS, threads: 2, memoryMegabytes: 1_000 };
  const kernel = new KernelTokeniser({ limits, tell: (way) => ways.push(way) });
  const reference = new DuckDbTokeniser(limits);
  for (let index = 0; index < PARTS; index += 1) {
    const source = join(await tempFolder(), 'part.parquet');
    await writeQuery(source, partQuery(index));
    const told = { source, rows: ROWS, index, alone: false };
    const ours = await resultOf(await tokeniseFile(kernel, SHAPE, told));
    expect(ours).toEqual(await resultOf(await tokeniseFile(reference, SHAPE, told)));
    await rm(source);
  }
  expect(ways.filter(({ wholeByReference }) => wholeByReference)).toEqual([]);
  expect(ways).toHaveLength(PARTS);
  await kernel.close();
});
