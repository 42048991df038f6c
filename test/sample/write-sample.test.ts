import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type SampleOptions, writeSample } from '#sample/write-sample.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const FILES = ['brand-customers.csv', 'publisher-audience.csv', 'truth.json'];

const root = temporaryDirectory();

const optionsFor = (name: string, over: Partial<SampleOptions> = {}): SampleOptions => ({
  directory: join(root, name),
  seed: 42,
  brandPeople: 2_000,
  publisherPeople: 3_000,
  sharedPeople: 1_000,
  ...over,
});

const bytesOf = (name: string): string[] =>
  FILES.map((file) => readFileSync(join(root, name, file), 'utf8'));

describe('writeSample', () => {
  it('writes the same bytes for the same seed, and others for another', async () => {
    await writeSample(optionsFor('one'));
    await writeSample(optionsFor('two'));
    await writeSample(optionsFor('three', { seed: 43 }));
    expect(bytesOf('two')).toEqual(bytesOf('one'));
    for (const [at, text] of bytesOf('three').entries()) expect(text).not.toBe(bytesOf('one')[at]);
  });

  it('tells seeds apart that share their low 32 bits', async () => {
    await writeSample(optionsFor('low', { seed: 5 }));
    await writeSample(optionsFor('high', { seed: 5 + 2 ** 32 }));
    expect(bytesOf('high')[0]).not.toBe(bytesOf('low')[0]);
  });

  it('writes CSV that a strict reader takes, with awkward notes', async () => {
    const truth = await writeSample(optionsFor('strict'));
    const [brand = '', publisher = ''] = bytesOf('strict');
    const customers: string[][] = parse(brand);
    expect(customers).toHaveLength(truth.files.brand.rows + 1);
    expect(customers[0]?.join(',')).toBe(
      'Customer ID,First Name,Last Name,E-mail,Mobile Phone,Loyalty Tier,Region,Marketing Consent,Notes',
    );
    const notes = customers.map((row) => row[8] ?? '');
    for (const awkward of [',', '"', '\n'])
      expect(notes.some((note) => note.includes(awkward))).toBe(true);
    const audience: string[][] = parse(publisher);
    expect(audience).toHaveLength(truth.files.publisher.rows + 1);
    expect(audience[0]?.join(',')).toBe('user_id,email_sha256,phone,device,age_band');
    for (const rows of [customers, audience])
      expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });

  it('lines the files up in no way: order says nothing about who is shared', async () => {
    await writeSample(optionsFor('order', { brandPeople: 4_000, publisherPeople: 4_000 }));
    const numbers = (parse(bytesOf('order')[0] ?? '', { from: 2 }) as string[][])
      .map((row) => /(\d+)@/.exec(row[3] ?? '')?.[1])
      .filter((text) => text !== undefined);
    const shared = numbers.slice(0, 1_000).filter((text) => Number(text) < 1_000).length;
    expect(shared).toBeGreaterThan(180);
    expect(shared).toBeLessThan(320);
  });

  it('writes the headers alone if nobody is asked for', async () => {
    const none = { brandPeople: 0, publisherPeople: 0, sharedPeople: 0 };
    const truth = await writeSample(optionsFor('none', none));
    expect(truth.overlap).toEqual({ email: 0, phone: 0, waterfall: 0 });
    expect(bytesOf('none')[1]).toBe('user_id,email_sha256,phone,device,age_band\n');
  });

  it('tells of progress up to the total', async () => {
    const told: number[] = [];
    const onProgress = (rows: number, total: number): void => {
      expect(total).toBe(5_000);
      told.push(rows);
    };
    await writeSample(optionsFor('progress', { onProgress }));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(5_000);
  });

  it.each([
    [{ sharedPeople: 2_001 }, /shared people \(2001\) cannot exceed/],
    [{ sharedPeople: -1 }, /number of shared people must be a whole number/],
    [{ brandPeople: 1.5 }, /number of brand people must be a whole number/],
    [{ publisherPeople: Number.NaN }, /number of publisher people must be a whole number/],
    [{ seed: -7 }, /seed must be a whole number/],
    [{ brandPeople: 1e9 }, /at most \d+ different people/],
  ])('refuses %j', async (over, message) => {
    const error = expect.objectContaining({
      code: 'usage',
      message: expect.stringMatching(message),
    });
    await expect(writeSample(optionsFor('refused', over))).rejects.toEqual(error);
  });

  it('tells in a sentence that it cannot write', async () => {
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'a-file'), '');
    await expect(writeSample(optionsFor('a-file'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('cannot be made a folder'),
    });
  });

  it('needs no more memory for more rows', () => {
    const script = join(import.meta.dirname, 'measure-memory.ts');
    const peak = (people: number): number => {
      const args = ['--max-semi-space-size=4', script, join(root, `memory-${people}`), `${people}`];
      return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    };
    const growth = peak(500_000) - peak(50_000);
    // The 900,000 rows more are 90 MB of text: kept, they would show. The garbage takes up to 65.
    expect(growth).toBeLessThan(85);
  }, 60_000);
});
