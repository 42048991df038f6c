import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchPeople } from '#core/match-keys/match-people.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { probabilityOf } from '#core/privacy/noise/noise-law.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { pricedAnswer } from '#core/usecases/questions/priced-answer.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { seededDraw } from '#sample/draws.ts';
import { comparedOf, madeUpLists, type TruePerson } from '#test/redteam/points/token-lists.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
const EPSILON = 0.5;
const TRIALS = 20_000;
const [known] = madeUpLists({ seed: 3, people: 10, shared: 10 }).brand;

const bornIn = (month: string): TruePerson => {
  if (known === undefined) throw new Error('nobody was made up');
  return { ...known, parts: { ...known.parts, birth_date: `1984-${month}-17` } };
};

const signed = () => {
  const {
    roundTo: _,
    minimumChange: __,
    ...terms
  } = agreementDocument().privacy as Record<string, unknown>;
  return parseAgreement(
    stringify({
      ...agreementDocument(),
      ...{ airlock: 2, match: MATCH_EXAMPLE, drops: { sealed: true } },
      privacy: { ...terms, noise: 'laplace', delta: 1e-6, epsilon: EPSILON },
      datasets: {
        brand: { customers: { attributes: { month: MONTHS } } },
        publisher: { audience: { attributes: {} } },
      },
    }),
    'agreement.yaml',
  );
};

describe('rows that try each birth month of a person whom the attacker knows', () => {
  it.each(MONTHS)('are matched by the right one of them, here %s, whatever is near', (month) => {
    const pairs = matchPeople({ ...MATCH_EXAMPLE, table: DEFAULT_TABLE }, [
      comparedOf(MONTHS.map(bornIn)),
      comparedOf([bornIn(month)]),
    ]);
    expect(pairs.map(({ first }) => MONTHS[first])).toEqual([month]);
  });

  it('tell the best guesser of them no more than epsilon allows', () => {
    const agreed = signed();
    const question = parseQuestion({ analysis: 'segments', by: ['brand.month'] }, agreed.agreement);
    const { law, accuracy } = pricedAnswer({ question, signed: agreed }, EPSILON);
    if (law === undefined) throw new Error('the answer has no noise');
    const chance = probabilityOf(law);
    const draw = seededDraw(5, 'birth-month');
    const noise = (n: number): number => {
      let [left, x] = [draw(n), -law.bound];
      for (; x < law.bound; x += 1) {
        left -= chance(x);
        if (left < 0) break;
      }
      return x;
    };
    let right = 0;
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const truth = trial % MONTHS.length;
      // k - 1 known people in each cell do not matter to a law that is added: they are taken off. All cells are seen.
      const seen = MONTHS.map((_, at) => noise(trial * MONTHS.length + at) + Number(at === truth));
      const ratios = seen.map((y) => Math.log(chance(y - 1)) - Math.log(chance(y)));
      const best = Math.max(...ratios);
      const guesses = ratios.flatMap((ratio, at) => (ratio === best ? [at] : []));
      right += guesses.includes(truth) ? 1 / guesses.length : 0;
    }
    const most = Math.exp(EPSILON) / (Math.exp(EPSILON) + MONTHS.length - 1) + accuracy.delta;
    console.log(`month guessed rightly: ${right / TRIALS}, a coin ${1 / 12}, bound ${most}`);
    expect(right / TRIALS).toBeGreaterThan(1 / MONTHS.length);
    expect(right / TRIALS).toBeLessThanOrEqual(most);
  });
});
