import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { denoted } from '#core/special-categories/denoted.ts';
import { categoryOfNode, IAB_AUDIENCE } from '#core/special-categories/iab-audience.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { withCorpus } from './corpora.ts';
import { FIDES_SENSITIVE, GROCER_ORDINARY } from './special-category-labels.ts';

/** A name of others, and whether somebody who read it by hand calls it sensitive. */
interface Named {
  readonly name: string;
  readonly isSensitive: boolean;
}

const isRefused = ({ name }: Named): boolean => denoted(name).length > 0;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

/** Prints both rates, and answers what was missed and what was refused for nothing. */
const judge = (what: string, all: readonly Named[]) => {
  const sensitive = all.filter((each) => each.isSensitive);
  const ordinary = all.filter((each) => !each.isSensitive);
  const missed = sensitive.filter((each) => !isRefused(each)).map(({ name }) => name);
  const needless = ordinary.filter(isRefused).map(({ name }) => name);
  const caught = sensitive.length - missed.length;
  console.log(
    `${what}: ${caught} of ${sensitive.length} sensitive names caught (${percent(caught, sensitive.length)}), ${needless.length} of ${ordinary.length} ordinary ones refused (${percent(needless.length, ordinary.length)})`,
  );
  return { missed, needless, refusedShare: needless.length / ordinary.length };
};

withCorpus('data/taxonomies', (root) => {
  const linesOf = (file: string): readonly string[] =>
    readFileSync(join(root, file), 'utf8').split(/\r?\n/).slice(1);

  it('IAB Audience Taxonomy 1.1: sensitive nodes are caught by their names, and fewer than 1 % of ordinary ones refused', () => {
    const nodes = linesOf('iab-audience-taxonomy-1.1.tsv').flatMap((line): readonly Named[] => {
      const [, id = '', , , ...tiers] = line.split('\t');
      const name = tiers
        .slice(0, 6)
        .map((tier) => tier.trim())
        .filter((tier) => tier !== '')
        .at(-1);
      if (name === undefined || !/^\d+$/.test(id)) return [];
      return [{ name, isSensitive: categoryOfNode(`${IAB_AUDIENCE}${id}`) !== undefined }];
    });
    expect(nodes.length).toBeGreaterThan(1500);
    const { missed, needless, refusedShare } = judge('IAB Audience Taxonomy 1.1', nodes);
    expect(missed).toEqual([]);
    expect(refusedShare).toBeLessThan(0.01);
    // Subjects of study and branches of trade, which their names alone do not tell from what people have.
    expect(needless.sort()).toEqual([
      ...['Clinical Science', 'Ethnic', 'Genetics', 'Medical and Biotechnology'],
      'Medicine and Healthcare',
    ]);
  });

  it('Fides data categories: sensitive ones are caught by their names, and no ordinary one refused', () => {
    const categories = linesOf('fideslang-data_categories.csv').flatMap(
      (line): readonly Named[] => {
        const [key = '', , name = ''] = line.split(',');
        return name === '' ? [] : [{ name, isSensitive: FIDES_SENSITIVE.includes(key) }];
      },
    );
    expect(categories.filter(({ isSensitive }) => isSensitive)).toHaveLength(
      FIDES_SENSITIVE.length,
    );
    const { missed, needless } = judge('Fides data categories', categories);
    expect({ missed, needless }).toEqual({ missed: [], needless: [] });
  });
});

/** Names that nobody looked at while the words were chosen: 2,600 shelves of a grocer. */
withCorpus('data/completejourney', (root) => {
  it('shelves of a grocer: of ordinary ones, fewer than 1 % are refused', async () => {
    const names = await withConnection(TEST_LIMITS, async (connection) => {
      const products = `'${join(root, 'products.parquet')}'`;
      const read = await connection.runAndReadAll(
        `select distinct product_type as name from ${products} where product_type is not null
        union select distinct product_category from ${products} where product_category is not null`,
      );
      return read.getRowObjects().map(({ name }) => String(name));
    });
    const refused = names.filter((name) => denoted(name).length > 0);
    const needless = refused.filter((name) => GROCER_ORDINARY.includes(name));
    const ordinary = names.length - refused.length + needless.length;
    console.log(
      `Shelves of a grocer: ${refused.length} of ${names.length} names refused, of which ${needless.length} are ordinary (${percent(needless.length, ordinary)} of those)`,
    );
    expect(names.length).toBeGreaterThan(2000);
    expect(needless.sort()).toEqual([...GROCER_ORDINARY].sort());
    expect(needless.length / ordinary).toBeLessThan(0.01);
    for (const name of ['PREGNANCY TEST KITS', 'SMOKING CESSATIONS', 'KOSHER FOODS', 'PHARMACY'])
      expect(refused).toContain(name);
  });
});
