import { AirlockError } from '#core/errors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import type { Lab } from '#redteam/lab.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** Questions of one visit: a copy of the room serves many, as none may change it. */
const BATCH = 25;
const LONG = 100_000;

/**
 * Questions that are no questions: wrong types, unknown and doubled names, SQL and prototype names,
 * far too long, and with a person's identifier in every place. The room must refuse in its own words
 * and stay as it was.
 */
export const malformed: Attack = {
  name: 'malformed',
  source: 'OWASP Web Security Testing Guide, "Input validation testing"; CWE-1321, CWE-89, CWE-209',
  knows: "a person's e-mail address and digest",
  wants: 'an answer, a fault, a change of the room, or an echo of the identifier',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: [] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const EMAIL = 'jane.roe@mail.example';

/** Values that stand where they should not. */
const poisons = (lab: Lab): readonly unknown[] => {
  const digest = lab.cast.digest(lab.cast.kinds[0] ?? 'email', 'known-0');
  return [
    ...[null, 0, -1, 1e308, true, '', ' ', [], {}, [[]], [null], { length: 1 }],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '../../keys/token-root.key'],
    ...["'; drop table counted; --", '" or 1=1 --', '{{counted}}', '$(env)', '\u0000', 'OVERLAP'],
    ...[EMAIL, digest, [EMAIL], [digest], { [digest]: EMAIL }],
    ...[
      'x'.repeat(LONG),
      new Array(LONG).fill('email'),
      JSON.parse('{"__proto__":{"analysis":"overlap"}}'),
    ],
  ];
};

/** One wrong thing at a time, in each place of a question. */
const questionsOf = (lab: Lab, seat: Seat): readonly unknown[] => {
  const good = overlapOf(seat);
  const { party } = seat.victim;
  const bad = poisons(lab);
  return [
    undefined,
    () => good,
    Symbol('overlap'),
    10n,
    ...bad,
    ...bad.map((poison) => ({ ...good, analysis: poison })),
    ...bad.filter((poison) => !isEmptyRecord(poison)).map((datasets) => ({ ...good, datasets })),
    ...bad.map((poison) => ({ ...good, datasets: { ...good.datasets, [party]: poison } })),
    ...bad
      .filter((poison) => typeof poison === 'string')
      .map((name) => ({ ...good, datasets: { ...good.datasets, [name as string]: 'x' } })),
    ...bad.filter((poison) => !isKinds(poison)).map((on) => ({ ...good, on })),
    ...bad.map((poison) => ({ ...good, on: [poison] })),
    ...bad.filter((poison) => !isEmptyArray(poison)).map((by) => ({ ...good, by })),
    ...bad.map((poison) => ({ ...good, analysis: 'segments', by: [poison] })),
    ...bad.map((poison) => ({ ...good, analysis: 'segments', by: ['a.b', 'c.d', poison] })),
    ...bad
      .filter((poison) => typeof poison === 'string')
      .map((name) => ({ ...good, [`extra-${String(name).slice(0, 99)}`]: 1 })),
    ...[0, -1, 1e308, 1e-9, Number.NaN, null, '0.1', [0.1], '__proto__'].map((epsilon) => ({
      ...good,
      epsilon,
    })),
    ...['k', 'noise', 'roundTo', 'release', 'versions', 'where', 'limit'].map((name) => ({
      ...good,
      [name]: 1,
    })),
  ];
};

const isEmptyArray = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
/** No datasets named is a question like any other where each party declares just one. */
const isEmptyRecord = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 0;
/** The same kind many times over is one kind: no fault. */
const isKinds = (value: unknown): boolean => Array.isArray(value) && value.includes('email');

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const world = await lab.room([
    await lab.drop(seat.victim, lab.filled('victim', known)),
    await lab.drop(seat.attacker, lab.filled('own', known)),
  ]);
  const questions = questionsOf(lab, seat);
  const parties: readonly unknown[] = [...poisons(lab), undefined];
  const attempts = [
    ...questions.map((question) => ({ party: seat.attacker.party, question })),
    ...parties.map((party) => ({ party: party as string, question: overlapOf(seat) })),
  ];
  const faults: string[] = [];
  for (let from = 0; from < attempts.length; from += BATCH)
    await lab.visit(world, async (visit) => {
      for (const attempt of attempts.slice(from, from + BATCH)) {
        const fault = await faultOf(lab, visit, attempt);
        if (fault) faults.push(fault);
      }
    });
  const learned = faults.length === 0 ? "each was refused in the room's own words" : faults[0];
  return {
    outcome: 'played',
    trials: attempts.length,
    successes: faults.length,
    releases: 0,
    ...(learned === undefined ? {} : { learned }),
  };
};

/** What went wrong with one attempt, if anything did. */
const faultOf = async (
  lab: Lab,
  visit: Visit,
  { party, question }: { readonly party: string; readonly question: unknown },
): Promise<string | undefined> => {
  const before = await stateOf(visit);
  let said = '';
  try {
    const answer = await visit.ask(party, question);
    if (answer.outcome === 'released') return 'a malformed question was answered';
    said = JSON.stringify(answer);
  } catch (error) {
    if (!(error instanceof AirlockError))
      return `a malformed question made the room fail (${(error as Error).name})`;
    if (error.code !== 'usage' && error.code !== 'refused')
      return `a malformed question was blamed on the room (${error.code})`;
    said = error.message;
  }
  const digest = lab.cast.digest(lab.cast.kinds[0] ?? 'email', 'known-0');
  if (said.includes(EMAIL) || said.includes(digest)) return 'a message repeated an identifier';
  if ((await stateOf(visit)) !== before) return 'a malformed question changed the room';
  return undefined;
};

/** Everything in the room but refusals: keys and sizes of objects, and ledger entries. */
const stateOf = async ({ room }: Visit): Promise<string> => {
  const objects = await room.objects.list('');
  const entries = await room.ledger.entries();
  return JSON.stringify([
    objects.filter(({ key }) => !key.startsWith('ledger')),
    entries.filter(({ event }) => event.type !== 'question-refused'),
  ]);
};
