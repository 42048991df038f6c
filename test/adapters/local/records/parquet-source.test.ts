import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { writeQuery } from '#proof/rehearsal/parquet.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DIGEST = '9a'.repeat(32);

/** The Parquet file that holds what a query answers. */
const fileOf = async (query: string): Promise<RecordSource> => {
  const path = join(await tempFolder(), 'list.parquet');
  await writeQuery(path, query);
  return openRecords(path, { encoding: 'utf-8', delimiter: undefined });
};

const textOf = async (value: string, column = 'x'): Promise<unknown> => {
  const [record] = await allRecords(await fileOf(`select ${value} as x`), [column]);
  return record?.fields ? record.fields[0] : 'unreadable';
};

describe('a value of a Parquet file', () => {
  afterEach(removeTempFolders);

  it.each<[string, string, string | null]>([
    ['DOUBLE without its tail', '4930123000::double', '4930123000'],
    ['DOUBLE with a fraction', '0.1::double', '0.1'],
    ['DOUBLE just exact', '9007199254740991::double', '9007199254740991'],
    ['DOUBLE below zero', '-7::double', '-7'],
    ['DOUBLE that is no number', "'nan'::double", null],
    ['FLOAT with its own digits', '0.1::float', '0.1'],
    ['FLOAT just exact', '16777215::float', '16777215'],
    ['DECIMAL without a fraction', '447400100000::decimal(18,0)', '447400100000'],
    ['DECIMAL without its tail', '10000000.00::decimal(18,2)', '10000000'],
    ['DECIMAL with a fraction', '12.50::decimal(18,2)', '12.5'],
    ['DECIMAL that ends in zeros', '100::decimal(18,0)', '100'],
    ['INT64', '9223372036854775807::bigint', '9223372036854775807'],
    ['unsigned INT64', '18446744073709551615::ubigint', '18446744073709551615'],
    ['INT32', '7::integer', '7'],
    ['DATE', "date '1960-01-02'", '1960-01-02'],
    ['TIMESTAMP at midnight', "timestamp '1960-01-02 00:00:00'", '1960-01-02T00:00:00'],
    ['TIMESTAMP', "timestamp '2020-02-03 04:05:06.5'", '2020-02-03T04:05:06.5'],
    ['TIMESTAMP in milliseconds', "'2020-02-03 04:05:06'::timestamp_ms", '2020-02-03T04:05:06'],
    ['TIMESTAMP in nanoseconds', "'2020-02-03 04:05:06'::timestamp_ns", '2020-02-03T04:05:06'],
    ['TIMESTAMP of a zone', "'2020-02-03 04:05:06+02'::timestamptz", '2020-02-03T02:05:06Z'],
    ['BOOLEAN', 'true', 'true'],
    [
      'UUID',
      "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid",
      '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
    ],
    ['ENUM', "'gold'::enum('gold', 'silver')", 'gold'],
    ['BYTE_ARRAY with UTF8', "'Köln'", 'Köln'],
    ['BYTE_ARRAY without UTF8', "encode('Zoë@example.org')", 'Zoë@example.org'],
    ['digest in bytes', `unhex('${DIGEST}')`, DIGEST],
    ['LIST of one', "['a@example.org']", 'a@example.org'],
    ['LIST of many', "['a@example.org', 'b@example.org']", 'a@example.org; b@example.org'],
    ['LIST with repeats and nothing', "['a', null, 'a', '', 'b']", 'a; b'],
    ['LIST of numbers', '[4930123000::double, 5]', '4930123000; 5'],
    ['LIST of none', '[]::varchar[]', null],
    ['LIST of one that holds a semicolon', "['a; b']", 'a; b'],
    ['LIST whose values would be torn apart', "['a;b', 'c']", 'unreadable'],
    ['ARRAY', "['a', 'b']::varchar[2]", 'a; b'],
    ['nothing at all', 'null::double', null],
  ])('is the text that people expect: %s', async (_, value, text) => {
    expect(await textOf(value)).toBe(text);
  });

  it.each([
    ['DOUBLE', '9007199254740992::double', 'the type DOUBLE: numbers above 2^53 have lost digits'],
    ['FLOAT', '16777216::float', 'the type FLOAT: numbers above 2^24 have lost digits'],
    ['MAP', "map {'mail': 'a@example.org'}", 'the type MAP(VARCHAR, VARCHAR): export the value'],
    ['LIST of STRUCT', "[{mail: 'a@example.org'}]", 'STRUCT("mail" VARCHAR)[]: export the value'],
    ['LIST of LIST', "[['a@example.org']]", 'the type VARCHAR[][]: export the value'],
    ['BYTE_ARRAY of something else', "unhex('fffefd')", 'the type BLOB: it holds bytes that'],
    ['INTERVAL', 'interval 3 days', 'the type INTERVAL: export the value'],
  ])('is refused by the name of its type and with what to do: %s', async (_, value, says) => {
    await expect(textOf(value)).rejects.toMatchObject({
      name: 'AirlockError',
      code: 'input',
      message: expect.stringMatching(/^The column "x" of ".*list\.parquet" is of the type /),
    });
    await expect(textOf(value)).rejects.toThrow(says);
  });

  it('is found in a STRUCT by its dotted path, however deep', async () => {
    const source = await fileOf(
      `select {email: 'a@example.org', name: {first: 'Ann', "last name": 'Lee'}} as customer, 7 as n
       union all select null, 8`,
    );
    const columns = ['customer.email', 'customer.name.first', 'customer.name.last name', 'n'];
    expect(await source.columns([])).toEqual(columns);
    expect((await allRecords(source, columns)).map(({ fields }) => fields)).toEqual([
      ['a@example.org', 'Ann', 'Lee', '7'],
      [null, null, null, '8'],
    ]);
  });

  it('does not hinder the columns beside it, where it is of a type that is refused', async () => {
    expect(
      await allRecords(await fileOf("select map {'a': 1} as m, 'b' as x"), ['x']),
    ).toMatchObject([{ fields: ['b'] }]);
  });
});
