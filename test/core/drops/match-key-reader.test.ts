import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { matchKeyReader } from '#core/drops/match-key-reader.ts';
import type { MatchColumns } from '#core/drops/match-schema.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';

const readerOf = (match: MatchColumns, fillers: readonly string[] = []) => {
  const tally = new LintTally([]);
  const fillerDays = new Map([['dob', new Set(fillers)]]) as unknown as Parameters<
    typeof matchKeyReader
  >[0]['fillerDays'];
  const read = matchKeyReader({ match, table: DEFAULT_TABLE, place: 1, fillerDays, tally });
  return { read: (...fields: readonly string[]) => read(['other', ...fields]), tally };
};

const MATCH: MatchColumns = {
  ...{ given_name: 'first', surname: 'last' },
  birth_date: { column: 'dob', format: 'DD/MM/YYYY' },
  postcode: 'zip',
};
const ANN = { given_name: 'Ann', surname: 'Bell', birth_date: '1980-12-31', postcode: '10115' };

describe('the match keys of a row', () => {
  it('are those of the person that it describes, in the order of the table', () => {
    const { read, tally } = readerOf(MATCH);
    const digests = read('Ann', 'Bell', '31/12/1980', '10115');
    expect(digests).toEqual(matchKeyDigests(DEFAULT_TABLE)(deriveFeatures(ANN)));
    expect(digests).toHaveLength(DEFAULT_TABLE.keys.length);
    expect(digests.filter((digest) => digest !== null).length).toBeGreaterThan(3);
    expect(tally.report.parts?.birth_date).toEqual({ seen: 1, setAside: {} });
  });

  it('are made of what can be read, and the rest is counted by its reason', () => {
    const { read, tally } = readerOf(MATCH);
    const { birth_date: _, postcode: __, ...left } = ANN;
    const expected = matchKeyDigests(DEFAULT_TABLE)(deriveFeatures(left));
    expect(read('Ann', 'Bell', '1980-31-12', 'n/a')).toEqual(expected);
    expect(read('Ann', 'Bell', '31/12/80', '')).toEqual(expected);
    expect(tally.report.parts).toMatchObject({
      given_name: { seen: 2, setAside: {} },
      birth_date: { seen: 2, setAside: { 'unread-date': 2 } },
      postcode: { seen: 1, setAside: { placeholder: 1 } },
    });
  });

  it('are of no day that stands for none in the column, and of a person called Null', () => {
    const { read, tally } = readerOf(MATCH, ['1970-01-01']);
    read('Ann', 'Null', '01/01/1970', '10115');
    expect(tally.report.parts).toMatchObject({
      birth_date: { setAside: { placeholder: 1 } },
      surname: { seen: 1, setAside: {} },
    });
  });

  it('take a date without a format only where it is year first, with or without a time', () => {
    const { read, tally } = readerOf({ ...MATCH, birth_date: 'dob' });
    const asWritten = read('Ann', 'Bell', '1980-12-31 00:00:00', '10115');
    expect(asWritten).toEqual(matchKeyDigests(DEFAULT_TABLE)(deriveFeatures(ANN)));
    read('Ann', 'Bell', '03/04/1980', '10115');
    expect(tally.report.parts?.birth_date?.setAside).toEqual({ 'unread-date': 1 });
  });

  it('tell of a part of which nothing is made that nothing is, and lose no other', () => {
    const { read, tally } = readerOf({ ...MATCH, birth_date: 'dob' });
    const long = 'x'.repeat(10_000);
    for (const name of [long, '12345', '\u{1f600}', 'a\u0007b', '\u0301', "'", '\ud800'])
      expect(read(name, 'Bell', '1980-12-31', '10115').some((digest) => digest !== null)).toBe(
        true,
      );
    for (const day of ['1900-01-01', '1901-01-01', '1970-01-01']) read('Ann', 'Bell', day, '10115');
    for (const day of ['30.02.1900', '0000-01-01', '31/12/99', '1990-02-30', '1990-00-01'])
      read('Ann', 'Bell', day, '10115');
    expect(tally.report.parts).toMatchObject({
      given_name: { seen: 15, setAside: { 'invalid-identifier': 7 } },
      surname: { seen: 15, setAside: {} },
      birth_date: { seen: 15, setAside: { placeholder: 3, 'unread-date': 5 } },
    });
  });

  it('are none where the row is empty', () => {
    const { read, tally } = readerOf(MATCH);
    expect(read('', ' ', '', '').every((digest) => digest === null)).toBe(true);
    expect(tally.report.parts).toBeUndefined();
  });
});

describe('the part of a mapping that says what describes a person', () => {
  const faultOf = (match: unknown): string =>
    Mapping.safeParse({ identifiers: { email: 'mail' }, match })
      .error?.issues.map(({ message, path }) => `${path.join('.')} ${message}`)
      .join('; ') ?? 'no fault';

  it.each([
    [{ surname: 'last', birth_date: { column: 'dob', format: 'DD.MM.YYYY' } }, /no fault/],
    [{ surname: 'last', birthday: 'dob' }, /match Unrecognized key: "birthday"/],
    [{ surname: 'last' }, /a match key joins two things at least/],
    [
      { surname: { column: 'last', format: 'YYYY' }, given_name: 'first' },
      /match\.surname\.format/,
    ],
    [{ surname: 'last', birth_date: { column: 'dob', format: 'x' } }, /match\.birth_date/],
    [{ given_name: 'name', surname: 'name' }, /match\.surname this is the column of given_name/],
    [
      { surname: 'last', birth_date: { column: 'last', format: 'YYYY' } },
      /match\.birth_date this is the column of surname/,
    ],
    [{ surname: 'last', street: 'line', house_number: 'line' }, /no fault/],
    [['last'], /match name the columns that describe a person.*; here stands a list/],
    [{ surname: 7, given_name: 'first' }, /match\.surname/],
  ])('%j', (match, says) => {
    expect(faultOf(match)).toMatch(says);
  });
});
