import type { Row } from '#core/matching/vault-query.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { Finding } from '#redteam/finding.ts';
import type { Ground } from '#redteam/ground.ts';
import { runSuite } from '#redteam/suite.ts';
import { retail, SMALL } from './retail.ts';

/** What came of one attack in small rooms with noise, on that ground. */
export const playSmall = async (
  attack: string,
  ground: Ground,
  { trials = 1, draws = 1_000 } = {},
): Promise<Finding> => {
  const [finding] = await runSuite(
    { ...(await retail()), airlock: 2, privacy: SMALL },
    {
      attacks: ATTACKS.filter(({ name }) => name === attack),
      ...{ modes: ['noisy'], seed: '1', ground, trials, draws },
      noise: (trial) => new SeededBytes(trial),
    },
  );
  if (!finding) throw new Error('there is no such attack');
  return finding;
};

/** Rooms whose engine says something else of each row of its answers. */
export const lyingGround = (ground: Ground, change: (row: Row) => Row): Ground => ({
  ...ground,
  open: async (folder) => {
    const room = await ground.open(folder);
    const { queryEngine } = room;
    return {
      ...room,
      queryEngine: {
        quote: (bytes, query) => queryEngine.quote(bytes, query),
        run: async (query, purpose) => {
          const result = await queryEngine.run(query, purpose);
          return result.outcome === 'finished'
            ? { ...result, rows: result.rows.map(change) }
            : result;
        },
      },
    };
  },
});
