import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { withCorpus } from './corpora.ts';
import { type AskedRoom, askRoom, type FilledRoom, fillLists } from './fill-lists.ts';

const K = 100;
const CARDS = ['Aurora', 'Nova', 'Star'];
const PROVINCES = [
  ...['Alberta', 'British Columbia', 'Manitoba', 'New Brunswick', 'Newfoundland', 'Nova Scotia'],
  ...['Ontario', 'Prince Edward Island', 'Quebec', 'Saskatchewan', 'Yukon'],
];
const FLIES = ['never', 'seldom', 'often'];

/** Both airlines know a member by the number of the card. */
const AGREEMENT = {
  ...agreementDocument(),
  airlock: 2,
  identifiers: { profile: 'uid2', kinds: ['customer_id'], defaultCountry: 'CA' },
  datasets: {
    brand: { members: { attributes: { card: CARDS, province: PROVINCES } } },
    publisher: { flyers: { attributes: { flies: FLIES } } },
  },
  analyses: { brand: ['overlap', 'segments'], publisher: [] },
  privacy: {
    ...{ noise: 'gaussian', k: K, epsilon: 1, epsilonBudget: 4, lifetimeEpsilon: 10 },
    ...{ budgetPeriodDays: 30, delta: 0.000001 },
  },
};

/** Members of the one airline, and of the other who flies how often, from what each month says. */
const readAirlines = (connection: DuckDBConnection, root: string) =>
  connection.run(`
    create table members as
    select loyalty_number as number, loyalty_card as card, province
    from '${join(root, 'crlab-members.parquet')}';
    create table flyers as
    select loyalty_number as number, case when sum(total_flights) = 0 then 'never'
      when sum(total_flights) < 100 then 'seldom' else 'often' end as flies
    from '${join(root, 'crlab-flight_history_*.parquet')}' group by loyalty_number;`);

const fillAirlines = async (connection: DuckDBConnection): Promise<FilledRoom> => {
  const folder = await tempFolder();
  const list = async (party: 'brand' | 'publisher', dataset: string, names: readonly string[]) => {
    const file = join(folder, `${dataset}.csv`);
    await connection.run(`copy ${dataset} to '${file}' (header)`);
    const attributes = Object.fromEntries(names.map((name) => [name, name]));
    return {
      party,
      dataset,
      file,
      mapping: { identifiers: { customer_id: 'number' }, attributes },
    };
  };
  return fillLists(AGREEMENT, [
    await list('brand', 'members', ['card', 'province']),
    await list('publisher', 'flyers', ['flies']),
  ]);
};

withCorpus('data/clean-rooms-lab', (root) => {
  let room: FilledRoom;
  const plain = new Map<string, ReadonlyMap<string, number>>();

  const countBy = async (connection: DuckDBConnection, names: readonly string[]) => {
    const columns = names.join(', ') || "'all' as everybody";
    const result = await connection.runAndReadAll(
      `select ${columns}, count(*) as people from members join flyers using (number) group by all`,
    );
    const rows = result
      .getRowObjects()
      .map((row): [string, number] => [
        names.map((name) => row[name]).join(', '),
        Number(row.people),
      ]);
    plain.set(names.join(), new Map(rows));
  };

  beforeAll(async () => {
    await withConnection({ ...TEST_LIMITS, memoryMegabytes: 600 }, async (connection) => {
      await readAirlines(connection, root);
      room = await fillAirlines(connection);
      for (const names of [[], ['flies'], ['province', 'flies']]) await countBy(connection, names);
    });
  }, 240_000);
  afterAll(removeTempFolders);

  /** Every declared cell is what plain SQL counts, and leaves with its noise if it is large enough. */
  const holds = ({ counted, release }: AskedRoom, names: readonly string[]): void => {
    for (const [at, { by, people }] of counted.entries()) {
      const place = names.map(
        (name) => by[name.includes('flies') ? 'publisher.flies' : `brand.${name}`],
      );
      const held = plain.get(names.join())?.get(place.join(', ')) ?? 0;
      expect({ by, people }).toEqual({ by, people: held < K ? undefined : held });
      const cell = release.cells[at];
      if (held >= K + 2 * release.noiseBound) expect(cell?.outcome).toBe('released');
      if (cell?.outcome === 'released')
        expect(Math.abs(cell.people - held)).toBeLessThanOrEqual(release.noiseBound);
    }
  };

  describe('the members of one airline among the flyers of another', () => {
    it('overlap as plain SQL counts it', async () => {
      const asked = await askRoom(room, { analysis: 'overlap' });
      expect(asked.counted.map(({ people }) => people)).toEqual([15_550]);
      holds(asked, []);
    });

    it('are told by how often they fly, and small provinces not at all', async () => {
      holds(await askRoom(room, { analysis: 'segments', by: ['publisher.flies'] }), ['flies']);
      const by = ['brand.province', 'publisher.flies'];
      const asked = await askRoom(room, { analysis: 'segments', by });
      holds(asked, ['province', 'flies']);
      const small = asked.counted.filter(({ people }) => people === undefined);
      expect(small.some((cell) => cell.by['brand.province'] === 'Yukon')).toBe(true);
    });
  });
});
