import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { type Findings, searchFolder } from '#proof/demo/search/search-folder.ts';
import { makeNumberTable } from '#proof/demo/search/search-parquet.ts';
import { TraceTable } from '#proof/demo/search/trace-table.ts';
import { digestTrace, emailTrace, phoneTrace } from '#proof/demo/search/traces.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const EMAIL = 'ada@example.com';
const PHONE = '+44 7700 900123';
const DIGEST = createHash('sha256').update(EMAIL).digest('hex');
const OTHER = createHash('sha256').update('somebody else').digest('hex');

const search = async (
  plant: (folder: string, connection: DuckDBConnection) => Promise<unknown>,
): Promise<Findings['found']> => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'room'));
  const limits = { threads: 1, memoryMegabytes: 200, spillFolder: join(folder, 'spill') };
  return withConnection(limits, async (connection) => {
    const input = await TraceTable.make(connection, 'input');
    const phone = phoneTrace(PHONE);
    input.add([emailTrace(EMAIL), digestTrace(DIGEST), ...(phone ? [phone] : [])]);
    input.finish();
    await makeNumberTable(connection);
    await plant(join(folder, 'room'), connection);
    return (await searchFolder(connection, join(folder, 'room'))).found;
  });
};

const NOTHING = { 'e-mail': 0, phone: 0, digest: 0, number: 0 };

const text = (content: string) => (folder: string) => writeFile(join(folder, 'a.json'), content);

const parquet = (select: string) => (folder: string, connection: DuckDBConnection) =>
  connection.run(`copy (${select}) to ${quoteTarget(join(folder, 'a.parquet'))} ${PARQUET}`);

const half = (at: number): string => `${Buffer.from(DIGEST, 'hex').readBigInt64BE(at)}::bigint`;

describe('the search of the room', () => {
  it('finds nothing where nothing of the input is', async () => {
    const innocent = `{"by":"eve@example.com","digest":"${OTHER}","phone":"+44 7700 900999"}`;
    expect(await search(text(innocent))).toEqual(NOTHING);
    expect(await search(parquet(`select 1::bigint as a, '${OTHER}' as b`))).toEqual(NOTHING);
  });

  it.each([
    ['an e-mail in a text', text('{"note":"ask ADA@example.com."}'), 'e-mail'],
    ['a phone number in a text', text('call (+44) 7700-900 123 today'), 'phone'],
    ['a digest in a text', text(`x${DIGEST.toUpperCase()}`), 'digest'],
    ['a digest inside a longer run of hex', text(`00ff${DIGEST}ab`), 'digest'],
    ['a digest in base64', text(Buffer.from(DIGEST, 'hex').toString('base64')), 'digest'],
    ['a digest in a Parquet column', parquet(`select '${DIGEST}' as a`), 'digest'],
    ['an e-mail inside a Parquet text', parquet(`select 'mail: ${EMAIL}' as a`), 'e-mail'],
    ['an e-mail in a Parquet list', parquet(`select ['${EMAIL}'] as a`), 'e-mail'],
    ['the first half of a digest as a number', parquet(`select ${half(0)} as a`), 'number'],
    ['the last quarter of a digest as a number', parquet(`select ${half(24)} as a`), 'number'],
    ['a phone number as a number', parquet('select 447700900123 as a'), 'number'],
  ] as const)('finds %s', async (_, plant, kind) => {
    expect(await search(plant)).toEqual({ ...NOTHING, [kind]: 1 });
  });

  it('looks at file names too', async () => {
    const plant = (name: string) => (folder: string) => writeFile(join(folder, name), '{}');
    expect(await search(plant(`${EMAIL}.json`))).toEqual({ ...NOTHING, 'e-mail': 1 });
    expect(await search(plant(`${DIGEST}.json`))).toEqual({ ...NOTHING, digest: 1 });
  });
});
