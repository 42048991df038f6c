import { expect, test } from 'vitest';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { advantageBound, epsilonOf } from '#redteam/guarantee.ts';
import type { Guesses } from '#redteam/guesses.ts';
import { promiseAbout } from '#redteam/promise.ts';
import { GAUSSIAN, LAPLACE, retail } from './retail.ts';

const KINDS = { one: ['email'], two: ['email', 'phone'] } as const;

/** A game that asked once for segments by an attribute of the victim's. */
const asked = async (kinds: keyof typeof KINDS): Promise<Guesses> => {
  const agreement = await retail();
  const request = { analysis: 'segments', by: ['publisher.device'], on: [...KINDS[kinds]] };
  return {
    rates: { present: 1, hits: 0, absent: 1, alarms: 0 },
    charged: { answers: 1, microEpsilon: 500_000, nanoRho: 1_760_000, attoDelta: 1e12 },
    victim: 'publisher',
    questions: [parseQuestion(request, agreement)],
    cells: [],
  };
};

test.each([LAPLACE, GAUSSIAN])(
  'where only membership is protected, an attribute costs more with one kind ($noise)',
  async (terms) => {
    const membership = { ...terms, protects: 'membership' } as const;
    const guesses = await asked('one');
    const [member, attribute] = [
      promiseAbout(membership, 'membership', guesses),
      promiseAbout(membership, 'attributes', guesses),
    ];
    expect(epsilonOf(attribute)).toBeGreaterThan(1.3 * epsilonOf(member));
    expect(advantageBound(attribute)).toBeGreaterThan(1.3 * advantageBound(member));
  },
);

test.each([LAPLACE, GAUSSIAN])(
  'where attributes are protected, both cost alike ($noise)',
  async (terms) => {
    for (const kinds of ['one', 'two'] as const) {
      const guesses = await asked(kinds);
      expect(promiseAbout({ ...terms, protects: 'attributes' }, 'attributes', guesses)).toEqual(
        promiseAbout({ ...terms, protects: 'attributes' }, 'membership', guesses),
      );
    }
  },
);
