import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.en;

const people = (count: number): string => plural(count, { one: 'person', other: 'people' });

/** The pages of what a campaign did, in English. */
export const measurement = {
  title: 'Measurement',
  lead: 'What a campaign did, whom it reached, and what was bought: of people on both lists, as counts with noise, never of one person.',
  offers: 'What you can ask',
  offersCaption: 'Choose one: its price is said before anything is spent',
  soFarCaption: 'The newest first',
  missingCaption: 'What each question would need',
  asksFree: 'It was paid for before, so asking again costs nothing.',
  offered: { measure: 'Question', says: 'What its answer says' },
  measures: {
    lift: 'Lift of an experiment',
    'event-lift': 'Lift by what people did later',
    balance: 'Were the arms alike?',
    reach: 'Reach and frequency',
    conversions: 'Exposed and converted',
    attribution: 'Attribution',
    value: 'Value of conversions',
  },
  says: {
    lift: 'How many more people did what they should, because of the campaign: chance decided who saw it.',
    'event-lift':
      'The same by conversions with a time, and what a head was worth where they have a value.',
    balance: 'Whether the arms of an experiment are as alike as chance makes them.',
    reach: 'How many people were reached, by campaign or another attribute, and how often.',
    conversions: 'Who was exposed and who converted. It is no effect: that is what lift says.',
    attribution:
      'To which touches conversions are credited, by four methods that can stand side by side.',
    value: 'How many people converted, and what that was worth.',
  },
  missing: 'What this agreement does not have',
  missingLead:
    'These questions need lines in the agreement that it does not have. Both parties agree on them.',
  lack: 'What is missing',
  lacks: {
    experiment: '“experiments”: arms that chance alone decided',
    outcome: 'an “outcome” of the experiment, with what counts as converted',
    conversions: 'a list of the advertiser with “events”: what people did, and when',
    touches: 'a list of the publisher with “events”: what people were shown, and when',
    value: 'a “value” of these events: what each was worth',
    leave: 'its name among your “analyses”',
  },
  none: 'Nothing can be measured under this agreement',
  noneSays:
    'It has neither an experiment nor events that you may ask about. Both parties can agree on them.',
  how: 'How to get there',
  howWrite:
    '“airlock agreement new” writes an agreement with comments, and the analyses that you name. Experiments and events are then added in it by hand; these are the lines:',
  howThen: 'Propose it under “Terms”: it holds once both parties approved it.',
  notInForce: 'No agreement is in force yet',
  notInForceSays: 'Both parties have to approve one before anything is asked.',
  toTerms: 'See the agreement',
  soFar: 'Answers so far',
  answered: { asked: 'Question', by: 'By', at: 'Day', suppressed: 'Not told', read: 'Answer' },
  read: 'Read it',
  ofCells: (suppressed: number, cells: number) => `${number(suppressed)} of ${number(cells)}`,
  noAnswers: 'No measurement was asked yet',
  noAnswersSays: 'Choose a question above: its price is said before anything is spent.',
  allAnswers: 'All answers, with exports',
  question: 'The question',
  fields: {
    experiment: 'Experiment',
    attribute: 'Attribute by which the arms are compared',
    touch: 'By an attribute of touches',
    conversion: 'By an attribute of conversions',
    person: 'By an attribute of people',
    counted: 'List of the advertiser',
    other: 'List of the publisher',
    conversions: 'Events of the advertiser',
    touches: 'Events of the publisher',
    from: 'From day',
    to: 'To day',
    method: 'Method',
    values: 'Most values that somebody counts under',
    frequency: 'How often',
    epsilon: 'Price (ε)',
  },
  hints: {
    attribute: 'One that was fixed before the treatment.',
    from: 'The first day that counts; all that are kept, if left empty.',
    to: 'The last day that counts.',
    values: 'Of somebody whom several reached; one, if left empty. More of it is more noise.',
    epsilon: 'Less of it is more noise; the most that the agreement allows, if left empty.',
    method: 'How a conversion is shared among the touches before it.',
  },
  constraints: {
    day: 'A day as 2026-10-31.',
    values: 'A whole number from 1 to 4.',
    epsilon: (most: number) => `A number up to ${number(most)}.`,
  },
  withFrequency: 'Also tell how often, in the buckets of the agreement',
  everything: 'not by one',
  onlyList: 'the only one, or that of the agreement',
  methods: {
    last: 'last touch: it has all of a conversion',
    even: 'even: the last touches share it evenly',
    'u-shaped': 'u-shaped: the first and the last have two fifths each',
    decay: 'decay: half as much for every seven days before',
  },
  methodNames: { last: 'last touch', even: 'even', 'u-shaped': 'u-shaped', decay: 'decay' },
  showPrice: 'Show the price',
  price: 'Before you ask',
  costs: 'What it costs',
  free: 'nothing: it was paid for before',
  epsilonOf: (epsilon: number) => `ε ${number(epsilon)} about the people of either party`,
  cells: 'It would tell',
  cellsOf: (cells: number, clearable: number) =>
    clearable < cells
      ? `${number(cells)}, of which the lists can fill ${number(clearable)} at most: ask by fewer values`
      : plural(cells, { one: 'cell', other: 'cells' }),
  plusMinus: 'Noise of a count',
  plusMinusOf: (width: number, bound: number) =>
    `± ${number(width)} in 95 of 100 answers, never more than ${number(bound)}`,
  exact: (roundTo: number) => `none; rounded down to a multiple of ${number(roundTo)}`,
  needs: 'A cell needs about',
  people,
  sumNoise: (says: string) => `Noise of ${says}`,
  sumWidth: (width: string) => `± ${width} in 95 of 100 answers`,
  left: 'Runs out first',
  leftOf: (party: string, left: number, limit: number) =>
    `ε ${number(left)} of ${number(limit)} about people of ${party}`,
  answersLeft: (answers: number) =>
    `enough for ${plural(answers, { one: 'such answer', other: 'such answers' })}`,
  prices: 'What another price buys',
  priceColumns: { epsilon: 'Price (ε)', width: '±', from: 'A cell needs', answers: 'Answers left' },
  ask: 'Ask',
  asks: 'Asking spends this. Asking the same again on the same lists costs nothing.',
  auditorSays: 'You look only, and so ask nothing.',
  working: (measure: string) => `Asking: ${measure}`,
  pending:
    'The question is paid for and still runs, and the room goes on by itself. Ask again in a moment for the answer: that costs nothing more.',
  fairness: 'Fairness',
  notPlanned: 'As it stands, this is not answered',
};
