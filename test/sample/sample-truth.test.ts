import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleTruth } from '#sample/sample-truth.ts';
import { writeSample } from '#sample/write-sample.ts';
import {
  type FileRules,
  matchedPairs,
  naiveRecount,
  type Recount,
  readHashedEmail,
  readRawEmail,
  readRawPhone,
} from './naive-recount.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const BRAND_RULES: FileRules = {
  attributes: {
    tier: { column: 'Loyalty Tier', values: ['gold', 'silver', 'bronze'] },
    region: { column: 'Region', values: ['north', 'south', 'east', 'west', 'unknown'] },
  },
  hasConsent: (row) => row['Marketing Consent'] === 'yes',
  email: (row) => readRawEmail(row['E-mail'] ?? ''),
  phone: (row) => readRawPhone(row['Mobile Phone'] ?? ''),
};
const PUBLISHER_RULES: FileRules = {
  attributes: {
    device: { column: 'device', values: ['mobile', 'desktop', 'tablet', 'tv'] },
    age_band: { column: 'age_band', values: ['18-24', '25-34', '35-44', '45-54', '55+'] },
  },
  hasConsent: () => true,
  email: (row) => readHashedEmail(row.email_sha256 ?? ''),
  phone: (row) => readRawPhone(row.phone ?? ''),
};

const REASONS = [
  ...['no-consent', 'undeclared-value', 'no-identifier', 'placeholder'],
  ...['invalid-identifier', 'repeat', 'not-a-digest', 'raw-email'],
];

describe.each([
  { seed: 1, brandPeople: 30_000, publisherPeople: 40_000, sharedPeople: 20_000 },
  { seed: 2, brandPeople: 5_000, publisherPeople: 3_000, sharedPeople: 3_000 },
])('the truth of sample $seed', (numbers) => {
  const directory = temporaryDirectory();
  let truth: SampleTruth;
  let brand: Recount;
  let publisher: Recount;

  beforeAll(async () => {
    truth = await writeSample({ directory, ...numbers });
    brand = naiveRecount(join(directory, truth.files.brand.file), BRAND_RULES);
    publisher = naiveRecount(join(directory, truth.files.publisher.file), PUBLISHER_RULES);
  });

  it('is what truth.json holds', () => {
    expect(JSON.parse(readFileSync(join(directory, 'truth.json'), 'utf8'))).toEqual(truth);
    expect(truth).toMatchObject(numbers);
  });

  it('counts the rows as a naive lint does', () => {
    for (const [side, recount] of [['brand', brand] as const, ['publisher', publisher] as const]) {
      const { rows, accepted, quarantined } = truth.files[side];
      expect(rows).toBe(recount.rows);
      expect(accepted).toBe(recount.accepted.length);
      expect(quarantined).toEqual(recount.quarantined);
    }
  });

  it('counts the overlap as a naive match does', () => {
    const people = (kinds: ('email' | 'phone')[]): number =>
      matchedPairs(brand.accepted, publisher.accepted, kinds).length;
    expect(truth.overlap).toEqual({
      email: people(['email']),
      phone: people(['phone']),
      waterfall: people(['email', 'phone']),
    });
  });

  it('counts every segment as a naive match does', () => {
    const counted: Record<string, Record<string, number>> = {};
    const add = (table: string, cell: string): void => {
      counted[table] ??= {};
      counted[table][cell] = (counted[table][cell] ?? 0) + 1;
    };
    for (const [ours, theirs] of matchedPairs(brand.accepted, publisher.accepted, [
      'email',
      'phone',
    ])) {
      for (const [name, value] of Object.entries(ours.attributes)) add(`brand.${name}`, value);
      for (const [name, value] of Object.entries(theirs.attributes)) {
        add(`publisher.${name}`, value);
        for (const [first, label] of Object.entries(ours.attributes))
          add(`brand.${first} × publisher.${name}`, `${label} × ${value}`);
      }
    }
    expect(Object.keys(truth.segments).sort()).toEqual(Object.keys(counted).sort());
    for (const [table, cells] of Object.entries(truth.segments))
      for (const [cell, people] of Object.entries(cells))
        expect(people, `${table}: ${cell}`).toBe(counted[table]?.[cell] ?? 0);
  });

  it('stays below the share at which a drop is refused', () => {
    for (const recount of [brand, publisher]) {
      expect(1 - recount.accepted.length / recount.rows).toBeLessThan(0.04);
      expect(recount.unusable.email).toBeLessThan(0.04);
      expect(recount.unusable.phone).toBeLessThan(0.04);
    }
  });

  it('has every kind of dirt in a large sample', () => {
    if (numbers.brandPeople < 10_000) return;
    const found = new Set([brand, publisher].flatMap((each) => Object.keys(each.quarantined)));
    expect([...found].sort()).toEqual([...REASONS].sort());
  });
});
