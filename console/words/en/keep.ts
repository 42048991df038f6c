import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.en;

const days = (many: number): string => plural(many, { one: 'day', other: 'days' });

/** How long what stays, in English. */
export const keep = {
  title: 'How long what stays',
  lead: 'By the agreement. What is past its time is removed, looked for again, and noted in the ledger.',
  drops: 'Deliveries that were not taken',
  lists: 'Lists in the room',
  answers: 'Answers in the room',
  keys: 'Keys, after their epoch ended',
  ledger: 'The ledger',
  days,
  forever: 'as long as the room',
  columns: ['List', 'State', 'Delivered', 'Deleted after', 'Sooner'],
  withdraw: (dataset: string) => `Withdraw ${dataset}`,
  withdrawAll: 'Withdraw all your lists',
  due: (lists: number, answers: number) =>
    `Past their time and still there: ${plural(lists, { one: 'list', other: 'lists' })}, ${plural(answers, { one: 'answer', other: 'answers' })}.`,
  nothingDue: 'Nothing is past its time.',
  byItself: 'This room removes what is past its time by itself, every day.',
};
