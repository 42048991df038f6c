import { FORMATS } from '#console/words/formats.ts';

const { number, plural, time } = FORMATS.en;

/** The page of what was told and may still be told, in English. */
export const account = {
  title: 'Account',
  lead: 'Every answer tells a little about people, and the agreement bounds how much. What is spent never grows by asking the same again.',
  left: 'What is left',
  budgetOf: (asker: string, party: string) => `Questions of ${asker} about people of ${party}`,
  period: (days: number) => `Any ${plural(days, { one: 'day', other: 'days' })}`,
  life: 'For life',
  columns: {
    span: 'Within',
    spent: 'Spent',
    limit: 'Limit',
    left: 'Left',
    answers: 'Answers left',
    next: 'Next answer',
  },
  epsilon: (value: number) => `ε ${number(value)}`,
  delta: (value: number) => `δ ${number(value)}`,
  now: 'now',
  from: (at: string) => `from ${time(at)}`,
  never: 'not under this agreement',
  atPrice:
    'Answers left are counted at the highest price. A question for a smaller ε leaves more of them.',
  noBudgets: 'Nothing bounds the number of answers',
  noBudgetsSays:
    'This agreement has no noise, so there is no budget: what protects people is the threshold alone.',
  chart: (asker: string, party: string) => `What ${asker} spent about people of ${party}`,
  known: 'What anybody can know of one person',
  knownLead:
    'After all answers so far, whoever asked, and whatever they knew before. Of 100 guesses that begin at even odds, at most so many are right.',
  person: (party: string) => `Anybody of ${party}`,
  guess: {
    membership: 'Whether they are on a list',
    attribute: 'Which of two values an attribute has',
  },
  ofHundred: (count: number) => `${number(count)} of 100`,
  unbounded: 'no promise',
  nothingTold: 'Nothing was told yet',
  nothingToldSays: 'No answer left the room, so anybody who guesses is right 50 times of 100.',
  knownFailed: 'The last answer cannot be read, so this is not said here.',
};
