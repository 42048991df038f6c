import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCESS_PAGE, type AccessPage, accessPage } from '#proof/access/access-page.ts';
import { type AccessTable, accessTable } from '#proof/access/access-table.ts';
import { deployedRoom } from '#proof/access/deployed-room.ts';
import type { Verdict } from '#proof/access/judge.ts';
import { NAMED_ALLOWS, namedBy } from '#proof/access/named-allows.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { map: prod, agreement } = deployedRoom('prod');
const parties = agreement.parties.map(({ id }) => id);

interface Cell {
  readonly who: string;
  readonly may: string;
  readonly on: string;
  readonly verdict: Verdict;
}

const cellsOf = ({ principals, sections }: AccessTable): readonly Cell[] =>
  sections.flatMap(({ rows }) =>
    rows.flatMap(({ operation, verdicts }) =>
      verdicts.map((verdict, at) => ({
        who: principals[at]?.name ?? '',
        may: operation.what,
        on: operation.area,
        verdict,
      })),
    ),
  );

const textOf = ({ who, may, on, verdict }: Cell): string =>
  `${who}: ${may} ${on}: ${verdict.why.join(', ')}`;

/** No way leads there at all, whatever the policies say. */
const isCutOff = ({ verdict }: Cell): boolean =>
  verdict.why.some((why) => why.startsWith('no endpoint'));

describe('access to a room', () => {
  let page: AccessPage;
  let cells: readonly Cell[];
  beforeAll(async () => {
    page = await accessPage({ map: prod, agreement });
    cells = cellsOf(page.table);
  });

  it('is what docs/access.md says: else run "npm run access" and look at what changed', async () => {
    expect(page.text).toBe(await readFile(ACCESS_PAGE, 'utf8'));
  });

  it('is allowed where a reason is given for it, and nowhere else', () => {
    const unnamed = cells.filter((cell) => cell.verdict.allowed && !namedBy(cell, parties));
    expect(unnamed.map(textOf)).toEqual([]);
    const missing = cells.filter((cell) => !cell.verdict.allowed && namedBy(cell, parties));
    expect(missing.filter((cell) => !isCutOff(cell)).map(textOf)).toEqual([]);
  });

  it('cites decisions that there are', async () => {
    const decisions = new Set((await readdir('docs/decisions')).map((file) => parseInt(file, 10)));
    const cited = NAMED_ALLOWS.flatMap(({ because }) => /\((\d+)\)\.$/.exec(because)?.[1] ?? []);
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((number) => !decisions.has(Number(number)))).toEqual([]);
  });

  it('is the same in a room without a network of its own, but for what an endpoint cuts off', async () => {
    const { map } = deployedRoom('dev');
    const open = cellsOf(await accessTable(map, agreement));
    const closed = new Map(cells.map((cell) => [`${cell.who} ${cell.may} ${cell.on}`, cell]));
    const differing = open.filter((cell) => {
      const other = closed.get(`${cell.who} ${cell.may} ${cell.on}`);
      return !other || (other.verdict.allowed !== cell.verdict.allowed && !isCutOff(other));
    });
    expect(open.length).toBeGreaterThan(2500);
    expect(differing.map(textOf)).toEqual([]);
    expect(open.filter((cell) => cell.verdict.allowed && !namedBy(cell, parties))).toEqual([]);
  });

  it.each([
    ['get', /^(drops|staging|vault|results)/],
    ['put', /^(staging|vault|results|ledger|agreements|releases|reports|logs)/],
    ['delete', /./],
    ['delete a version', /./],
    ['bypass the lock', /./],
    ['GenerateMac', /./],
    ['Decrypt', /./],
    ['GenerateDataKey', /./],
    ['CreateGrant', /./],
    ['read a result', /./],
    ['run a query', /./],
  ])('lets no person %s %s', (may, on) => {
    const people = page.table.principals.filter(({ kind }) => kind === 'person');
    const asked = cells.filter(
      (cell) =>
        cell.may === may && on.test(cell.on) && people.some(({ name }) => name === cell.who),
    );
    expect(asked.length).toBeGreaterThanOrEqual(people.length);
    expect(asked.filter(({ verdict }) => verdict.allowed).map(textOf)).toEqual([]);
  });

  it('lets strangers and the unsigned do nothing at all', () => {
    const outside = cells.filter(({ who }) => ['stranger', 'anonymous'].includes(who));
    expect(outside.length).toBeGreaterThan(250);
    expect(outside.filter(({ verdict }) => verdict.allowed).map(textOf)).toEqual([]);
  });

  it.each([
    'without TLS',
    'with TLS 1.1',
    'naming AES-256 of S3 as encryption',
    'naming another KMS key',
    'with a key of its own (SSE-C)',
    'calling the key itself, not through S3',
  ])('is denied %s', (circumstance) => {
    const { rows, calls } = page.circumstances;
    const verdicts = rows.find((row) => row.circumstance === circumstance)?.verdicts ?? [];
    const objects = verdicts.filter((_, at) =>
      calls[at]?.operation.steps[0]?.call.action.startsWith('s3:'),
    );
    expect(objects.some((verdict) => verdict !== undefined)).toBe(true);
    expect(objects.filter((verdict) => verdict?.allowed)).toEqual([]);
  });

  it.each(['from the internet', 'through the VPC endpoint of somebody else'])(
    'is denied to the functions of an isolated room %s',
    (circumstance) => {
      const { rows, calls } = page.circumstances;
      const kinds = new Map(page.table.principals.map(({ name, kind }) => [name, kind]));
      const verdicts = rows.find((row) => row.circumstance === circumstance)?.verdicts ?? [];
      const functions = verdicts.filter((_, at) => kinds.get(calls[at]?.who ?? '') === 'function');
      expect(functions).toHaveLength(7);
      expect(functions.filter((verdict) => verdict?.allowed)).toEqual([]);
    },
  );

  it('is allowed as the room is built', () => {
    const [built] = page.circumstances.rows;
    expect(built?.verdicts.map((verdict) => verdict?.allowed)).not.toContain(false);
  });
});
