import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { MAX_KEPT_PEOPLE, MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import { keptBytes, makingBytes } from '#core/matching/scan-bytes.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { billedCalls } from '#proof/bench/cost/billed-calls.ts';
import type { CostBasis } from '#proof/bench/cost/cost-lines.ts';
import type { StepCalls } from '#proof/bench/cost/count-calls.ts';
import { totalOf } from '#proof/bench/cost/priced.ts';
import {
  ASSUMED_AT_SCALE,
  ASSUMED_AT_SCALE_SAYS,
} from '#proof/bench/cost/scale/assumed-at-scale.ts';
import { billionTable } from '#proof/bench/cost/scale/billion.ts';
import { ingestSteps } from '#proof/bench/cost/scale/ingest-steps.ts';
import { type Load, loadOf, SIZES } from '#proof/bench/cost/scale/load.ts';
import { trinoSeconds } from '#proof/bench/cost/scale/measure-query.ts';
import { readAtScale } from '#proof/bench/cost/scale/measured-at-scale.ts';
import { queriesOf, questionSteps } from '#proof/bench/cost/scale/question-steps.ts';
import { QUOTAS, type Sized, shareOf } from '#proof/bench/cost/scale/quotas.ts';
import { acceptanceLines } from '#proof/bench/cost/scale/scale-lines.ts';
import { SCALE_PAGE, SCALE_PICTURE, scalePage } from '#proof/bench/cost/scale/scale-page.ts';
import { inAll, wallSeconds } from '#proof/bench/cost/scale/step-use.ts';
import { readBasis } from '#proof/bench/cost/table.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const measured = readAtScale();
let basis: CostBasis;
beforeAll(async () => {
  basis = await readBasis();
});

const sized = (load: Load): Sized => ({
  load,
  ingest: ingestSteps(load, measured),
  question: questionSteps(load, measured, 'first'),
  later: questionSteps(load, measured, 'later'),
  measured,
});

const quota = (what: string) => {
  const found = QUOTAS.find((each) => each.what === what);
  if (!found) throw new Error(`No quota is called ${what}.`);
  return found;
};

describe('the model of what a room costs and takes as lists grow', () => {
  it('is the page and the picture of docs/cost, else run "node proof/bench/cost.ts"', async () => {
    const { text, picture } = scalePage(basis);
    expect(text).toBe(await readFile(SCALE_PAGE, 'utf8'));
    expect(picture).toBe(await readFile(SCALE_PICTURE, 'utf8'));
  });

  it('makes the calls that the real use cases make, of a list of one part', () => {
    const counted = billedCalls(basis.calls.ingest, basis.measured);
    const steps = ingestSteps(loadOf(1_000_000, basis.measured), measured);
    expect(inAll(steps, 'writes') / counted.s3Writes).toBeGreaterThan(0.6);
    expect(inAll(steps, 'writes') / counted.s3Writes).toBeLessThan(1.7);
    expect(inAll(steps, 'kms') / counted.kms).toBeGreaterThan(0.6);
    expect(inAll(steps, 'kms') / counted.kms).toBeLessThan(1.7);
  });

  it('knows a step by the name of its function, and of no function what is none', () => {
    const { ingest, question } = sized(loadOf(10_000_000, basis.measured));
    const functions = [...ingest, ...question].filter(({ memory }) => memory > 0);
    expect(functions.length).toBeGreaterThan(3);
    const known: readonly string[] = [...FUNCTION_NAMES, 'settle-shard'];
    expect(functions.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it.each(SIZES)('cuts a list of %i rows into the fewest shards that can be settled', (rows) => {
    const { shards } = loadOf(rows, basis.measured);
    expect(rows / shards).toBeLessThanOrEqual(MAX_SHARD_ROWS);
    expect(shards === 1 || rows / (shards / 8) > MAX_SHARD_ROWS).toBe(true);
  });

  it('takes more money and no less time for a longer list', () => {
    const all = SIZES.map((rows) => sized(loadOf(rows, basis.measured)));
    const costs = all.map(({ ingest }) => totalOf(acceptanceLines(ingest, basis.prices)));
    expect([...costs].sort((a, b) => a - b)).toEqual(costs);
    const times = all.map(({ ingest, question }) =>
      [...ingest, ...question].reduce((sum, step) => sum + wallSeconds(step), 0),
    );
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('has later questions take less than the first one, but of lists too long to keep their match', () => {
    for (const [rows, isKept] of [
      [10_000_000, true],
      [MAX_KEPT_PEOPLE, true],
      [MAX_KEPT_PEOPLE + 1, false],
    ] as const) {
      const load = loadOf(rows, basis.measured);
      const [first, later] = (['first', 'later'] as const).map((turn) =>
        queriesOf(load, measured, turn).reduce((sum, { bytes }) => sum + bytes, 0),
      );
      expect((later ?? 0) < (first ?? 0)).toBe(isKept);
    }
  });

  it('reads what a question is priced by before it is charged, which is no less', () => {
    const load = loadOf(10_000_000, basis.measured);
    const of = {
      people: { counted: load.rows, other: load.rows },
      on: ['email', 'phone'],
      attributes: [],
    } as unknown as VersionsMatch;
    const [making, counting] = queriesOf(load, measured, 'first').map(({ bytes }) => bytes);
    expect(counting).toBe(keptBytes(of));
    expect(makingBytes(of) / (making ?? 0)).toBeGreaterThan(1);
    expect(makingBytes(of) / (making ?? 0)).toBeLessThan(1.2);
  });

  it('counts the copy of a match with the first question, and with no later one', () => {
    const copies = (steps: readonly StepCalls[]): number =>
      steps.flatMap(({ s3 }) => s3).filter(({ name }) => name === 'CopyObject').length;
    expect(copies(basis.calls.question)).toBe(1);
    expect(copies(basis.calls.later)).toBe(0);
  });

  it('says what each assumption and each measured number is about', () => {
    const names = Object.keys(ASSUMED_AT_SCALE);
    expect(Object.keys(ASSUMED_AT_SCALE_SAYS).sort()).toEqual([...names].sort());
    for (const { says, measured: how } of Object.values(measured)) {
      expect(says.length).toBeGreaterThan(20);
      expect(how.length).toBeGreaterThan(10);
    }
  });
});

describe('the bounds of the model', () => {
  it('each name a page of AWS, or are ours', () => {
    for (const { source } of QUOTAS)
      if (source !== undefined) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it.each(QUOTAS.map(({ what }) => what))(
    '"%s" is nearer the longer the list is, or the same',
    (what) => {
      const [small, large] = [1_000_000, 20_000_000].map((rows) => {
        const load = { ...loadOf(rows, basis.measured), shards: 1 };
        return shareOf(quota(what), sized(load));
      });
      expect(small).toBeGreaterThan(0);
      expect(large).toBeGreaterThanOrEqual(small ?? Infinity);
    },
  );

  it('are gone over by a list that is too long for one shard, disk or query', () => {
    const load = { ...loadOf(1_000_000_000, basis.measured), shards: 1 };
    const over = QUOTAS.filter((each) => shareOf(each, sized(load)) > 1).map(({ what }) => what);
    expect(over).toEqual(
      expect.arrayContaining([
        'Lambda: seconds of the longest run',
        'Lambda: GB on disk',
        'Rows of a shard',
      ]),
    );
  });

  it('are kept, all of them, by ten million rows', () => {
    const all = sized(loadOf(10_000_000, basis.measured));
    expect(QUOTAS.filter((each) => shareOf(each, all) > 1).map(({ what }) => what)).toEqual([]);
  });
});

describe('a billion people a side', () => {
  const table = (): string =>
    billionTable({ accepting: 1_000, asking: 116 }, { accepting: 4, asking: 0.5 }, basis).join(
      '\n',
    );

  it('takes one list and a question, for both come at once, and costs two lists and a question', () => {
    expect(table()).toContain('| 18.6 min | 8.50 | this model |');
  });

  it('stands beside what the authors of RR22 publish, and says whose time AWS Clean Rooms borrows', () => {
    expect(table()).toContain('| 37.2 min | not published | [measured by its authors]');
    expect(table()).toContain('This room is 2 times as fast as RR22');
    expect(table()).toMatch(/if it took RR22's time \| 37\.2 min/);
  });
});

it('reads the durations of Trino', () => {
  expect(['500.00ms', '1.50s', '2.00m'].map(trinoSeconds)).toEqual([0.5, 1.5, 120]);
  expect(() => trinoSeconds('soon')).toThrow(/no duration/);
});
