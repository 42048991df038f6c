import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { type PeopleOptions, writePeople } from '#sample/households/write-people.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const root = temporaryDirectory();
const optionsFor = (name: string, over: Partial<PeopleOptions> = {}): PeopleOptions => ({
  ...{ directory: join(root, name), seed: 5, people: 2_000, shared: 700, emails: 0.5, ...over },
});
const textOf = (name: string, file: string): string => readFileSync(join(root, name, file), 'utf8');
const rowsOf = (name: string, file: string): Record<string, string>[] =>
  parse(textOf(name, file), { columns: true });

describe('writePeople', () => {
  it('writes the same bytes for the same seed, and others for another', async () => {
    for (const name of ['one', 'two']) await writePeople(optionsFor(name));
    await writePeople(optionsFor('three', { seed: 6 }));
    for (const file of ['brand-people.csv', 'publisher-people.csv', 'truth.csv']) {
      expect(textOf('two', file)).toBe(textOf('one', file));
      expect(textOf('three', file)).not.toBe(textOf('one', file));
    }
  });

  it('names in the truth each pair of one person once, and nobody else is on both lists', async () => {
    await writePeople(optionsFor('truth', { emails: 1 }));
    const brand = rowsOf('truth', 'brand-people.csv');
    const publisher = rowsOf('truth', 'publisher-people.csv');
    const truth = rowsOf('truth', 'truth.csv');
    expect([brand.length, publisher.length, truth.length]).toEqual([2_000, 2_000, 700]);
    // An address is made of the person's own number: who has the same one before the @ is one person.
    const person = (email = ''): string => email.split('@')[0] ?? '';
    const ids = new Map(publisher.map(({ email, member }) => [person(email), member]));
    const pairs = brand.flatMap((row) => {
      const member = ids.get(person(row['E-mail']));
      return member === undefined ? [] : [`${row['Customer ID']} ${member}`];
    });
    const told = truth.map(({ brand_id: one, publisher_id: other }) => `${one} ${other}`);
    expect(told.toSorted()).toEqual(pairs.toSorted());
    for (const rows of [
      brand.map((row) => row['Customer ID']),
      publisher.map(({ member }) => member),
    ])
      expect(new Set(rows).size).toBe(2_000);
  });

  it('tells nothing of who is shared by the order or the numbers of the rows', async () => {
    await writePeople(optionsFor('order', { shared: 1_000 }));
    const shared = new Set(rowsOf('order', 'truth.csv').map(({ brand_id: id }) => id));
    const ids = rowsOf('order', 'brand-people.csv').map((row) => row['Customer ID'] ?? '');
    for (const order of [ids, ids.toSorted()]) {
      const half = order.slice(0, 1_000).filter((id) => shared.has(id)).length;
      expect(half).toBeGreaterThan(430);
      expect(half).toBeLessThan(570);
    }
  });

  it('adds an agreement whose total is that of lists of this size', async () => {
    await writePeople(optionsFor('agreement', { people: 4_096 }));
    const { agreement } = parseAgreement(textOf('agreement', 'agreement.yaml'), 'agreement.yaml');
    expect(agreement.match?.total).toBe(130);
  });

  it('replaces an older sample, and refuses a folder in which somebody changed a file', async () => {
    await writePeople(optionsFor('again'));
    await writePeople(optionsFor('again', { seed: 9 }));
    writeFileSync(join(root, 'again', 'truth.csv'), 'mine');
    await expect(writePeople(optionsFor('again'))).rejects.toMatchObject({ code: 'usage' });
    expect(textOf('again', 'truth.csv')).toBe('mine');
  });

  it.each([{ shared: 2_001 }, { people: 0, shared: 0 }, { emails: 1.5 }])(
    'refuses what no lists can be made from: %o',
    async (over) => {
      await expect(writePeople(optionsFor('none', over))).rejects.toMatchObject({ code: 'usage' });
      expect(readdirSync(root)).not.toContain('none');
    },
  );
});
