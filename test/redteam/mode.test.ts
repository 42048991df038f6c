import { expect, test } from 'vitest';
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
