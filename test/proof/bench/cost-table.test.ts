import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import { ASSUMED } from '#proof/bench/cost/assumptions.ts';
import { billedCalls } from '#proof/bench/cost/billed-calls.ts';
import type { StepCalls } from '#proof/bench/cost/count-calls.ts';
import { PriceList, readPrices } from '#proof/bench/cost/prices.ts';
import { costTable, PAGE, readBasis, withCosts } from '#proof/bench/cost/table.ts';
import { transitionsOf } from '#proof/bench/cost/transitions.ts';

vi.setConfig({ testTimeout: 60_000 });

const measured = {
  measuredOn: '2026-11-22',
  machine: 'two processors',
  rows: 1,
  dropPartBytes: 3 * PIECE_BYTES,
  tokenBytes: { email: 2 * PIECE_BYTES - 1, phone: 1 },
  ingestSeconds: 1,
};

/** A step that makes these calls over a ledger of the assumed length. */
const step = (...calls: readonly (readonly [name: string, bucket: string, key: string])[]) =>
  ({
    step: 'step',
    macs: 0,
    entries: ASSUMED.ledgerEntries,
    s3: calls.map(([name, Bucket, Key]) => ({ name, input: { Bucket, Key } })),
  }) as unknown as StepCalls;

describe('the page of costs', () => {
  it('holds the table that the templates, the calls and the prices make now', async () => {
    const page = await readFile(PAGE, 'utf8');
    expect(page, 'run "node proof/bench/cost.ts"').toBe(
      withCosts(page, costTable(await readBasis())),
    );
  });

  it('cannot be written where its marks are lost', () => {
    expect(() => withCosts('no marks', 'table')).toThrow(/lost the marks/);
  });
});

describe('the calls that are billed', () => {
  it('are one a piece where a file is longer than a piece, and a party puts its own at once', () => {
    const part = 'drops/brand/customers/0123456789abcdef/part-0001.parquet';
    const tokens = 'vault/version=1/kind=email/part-0001.parquet';
    const billed = billedCalls(
      [
        step(
          ['PutObject', 'drops-brand', part],
          ['GetObject', 'drops-brand', part],
          ['PutObject', 'the-vault', tokens],
          ['GetObject', 'the-vault', tokens],
          ['PutObject', 'the-vault', tokens.replace('email', 'phone')],
        ),
      ],
      measured,
    );
    // Puts: 1 whole, then begin + 2 pieces + end, then 1. Gets: 3 pieces, 2 pieces.
    expect(billed).toMatchObject({ s3Writes: 6, s3Reads: 5, dataEvents: 11 });
    // KMS: each of the four calls on the drop zone, and once for the vault.
    expect(billed.kms).toBe(5);
  });

  it('count listing as writing does, and deleting not at all, but record both', () => {
    const billed = billedCalls(
      [step(['ListObjectsV2', 'the-vault', ''], ['DeleteObject', 'the-vault', 'x'])],
      measured,
    );
    expect(billed).toMatchObject({ s3Writes: 1, s3Reads: 0, dataEvents: 2 });
  });

  it('take in the whole ledger for each cold start', () => {
    const early = { ...step(), entries: 0 };
    expect(billedCalls([early, early], measured)).toMatchObject({
      s3Reads: 2 * ASSUMED.ledgerEntries,
      kms: 2 * ASSUMED.ledgerEntries,
    });
  });
});

describe('the transitions of a state machine', () => {
  it('are counted along the good way, and inside a map once for each part', () => {
    const definition = {
      StartAt: 'Read',
      States: {
        Read: { Type: 'Task', Next: 'Decided?' },
        'Decided?': { Type: 'Choice', Choices: [{ Next: 'Done' }], Default: 'Each' },
        Each: {
          Type: 'Map',
          Next: 'Done',
          ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Task', End: true } } },
        },
        Done: { Type: 'Succeed' },
      },
    };
    expect(transitionsOf(definition)).toEqual({ perDrop: 4, perPart: 1 });
  });
});

describe('the prices', () => {
  it('each name a page that says so', () => {
    for (const { source, confirmed } of readPrices().prices)
      expect(/^https:\/\/aws\.amazon\.com\//.test(source)).toBe(confirmed === 'vendor');
  });

  it('are refused without a source, or with a key that is not known', () => {
    const list = readPrices();
    const [price] = list.prices;
    expect(PriceList.safeParse({ ...list, prices: [{ ...price, source: 'memory' }] }).success).toBe(
      false,
    );
    expect(PriceList.safeParse({ ...list, prices: [{ ...price, guess: 1 }] }).success).toBe(false);
  });
});
