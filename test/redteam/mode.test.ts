import { expect, test } from 'vitest';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { agreementIn, MODES } from '#redteam/mode.ts';
import { LAPLACE, retail } from './retail.ts';

test.each(MODES)(
  'attacks are played as if no cell had a least mean, which protects nobody: %s',
  async (mode) => {
    const agreement = { ...(await retail()), airlock: 2 as const, privacy: LAPLACE };
    const limited = { ...agreement, privacy: { ...LAPLACE, minimumMeanCell: 1_000_000 } };
    expect(agreementIn(limited, mode)).toEqual(agreementIn(agreement, mode));
  },
);

test.each(MODES)('attacks are played on people who are matched exactly: %s', async (mode) => {
  const drops = { sealed: true } as const;
  const agreement = { ...(await retail()), airlock: 2 as const, drops, privacy: LAPLACE };
  expect(agreementIn({ ...agreement, match: MATCH_EXAMPLE }, mode)).toEqual(
    agreementIn(agreement, mode),
  );
});
