import fc from 'fast-check';
import { homePlan, STATE_WIDTH } from '#core/identifiers/home-plan.ts';

const VALID = 2;
const MARKS = 10;

/** From each state of a plan, whether a number in use can still come of it. */
const livingStates = (states: Uint16Array): readonly boolean[] => {
  const count = states.length / STATE_WIDTH;
  const living = Array.from({ length: count }, (_, at) =>
    Boolean((states[at * STATE_WIDTH + MARKS] ?? 0) & VALID),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (let at = 0; at < count; at += 1) {
      const next = states.subarray(at * STATE_WIDTH, at * STATE_WIDTH + MARKS);
      if (living[at] || !next.some((each) => living[each])) continue;
      living[at] = true;
      changed = true;
    }
  }
  return living;
};

/** Numbers in use of a country, without code and trunk prefix; any digits where its plan is not read. */
const nationalNumber = (country: string): fc.Arbitrary<string> => {
  const states = homePlan(country)?.states;
  const choices = fc.array(fc.nat(9), { minLength: 18, maxLength: 18 });
  if (!states) return choices.map((digits) => digits.join('').slice(0, 9));
  const living = livingStates(states);
  return choices.map((choice) => {
    let number = '';
    for (let state = 0, at = 0; at < choice.length; at += 1) {
      const isWhole = ((states[state * STATE_WIDTH + MARKS] ?? 0) & VALID) !== 0;
      const next = Array.from(states.subarray(state * STATE_WIDTH, state * STATE_WIDTH + MARKS));
      const digits = next.flatMap((each, digit) => (living[each] ? [digit] : []));
      if (digits.length === 0 || (isWhole && (choice[at] ?? 0) < 5)) break;
      const digit = digits[(choice[at] ?? 0) % digits.length] ?? 0;
      number += digit;
      state = next[digit] ?? 0;
    }
    return number;
  });
};

const SEPARATORS = [' ', '-', '.', ' (', ') ', '(', ')', '/', '\u00a0', '  '];

/** Numbers of a country and others as people write them, well and badly. */
export const writtenPhone = (country: string): fc.Arbitrary<string> => {
  const plan = homePlan(country);
  const code = plan?.callingCode ?? '44';
  const trunk = plan?.trunk || '0';
  const prefix = fc.constantFrom(
    ...[`+${code}`, `+${code}`, `00${code}`, trunk, trunk, '', code, `+${code} (0)`, `(+${code})`],
    ...[`+${code} ${trunk}`, `(${trunk})`, `+ ${code}`, `00 ${code}`, `0${code}`, '+1', '0033'],
  );
  const cuts = fc.array(fc.record({ at: fc.nat(14), sign: fc.constantFrom(...SEPARATORS) }), {
    maxLength: 3,
  });
  return fc
    .tuple(prefix, nationalNumber(country), cuts, fc.constantFrom('', '', '', ' ', '.0', '0', 'x1'))
    .map(([before, number, signs, behind]) => {
      let text = before + number;
      for (const { at, sign } of signs) text = text.slice(0, at) + sign + text.slice(at);
      return text + behind;
    });
};
