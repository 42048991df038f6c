import { FORMATS } from '#console/words/formats.ts';

const { number, plural, percent } = FORMATS.en;

/** The pages of answers, in English. */
export const answers = {
  title: 'Answers',
  lead: 'Every answer that left this room, whoever asked. Reading one again costs nothing.',
  none: 'No answer left this room yet',
  noneSays: 'An answer stands here as soon as somebody asked a question.',
  askFirst: 'Ask a question',
  list: 'Answers, the newest first',
  columns: {
    question: 'Question',
    at: 'Answered',
    party: 'Asked by',
    told: 'Counts told',
    epsilon: 'ε paid',
  },
  toldOf: (told: number, cells: number) => `${number(told)} of ${number(cells)}`,
  pages: 'Older and newer answers',
  newer: 'Newer answers',
  older: 'Older answers',
  facts: 'About this answer',
  release: 'Answer',
  at: 'Answered',
  about: 'About the lists',
  version: 'version',
  paid: 'Paid',
  epsilon: (epsilon: number) => `ε ${number(epsilon)}`,
  exactness: 'How exact',
  give: (half: number) => `± ${number(half)} in 95 of 100 answers`,
  never: (bound: number) => `never more than ± ${number(bound)}`,
  exact: (step: number) => `exact, rounded down to ${number(step)}`,
  smallest: 'Smallest count told',
  matchRate: 'Match rate',
  ofOwn: (rate: string) => `${rate} of your people`,
  rateHint:
    'The match rate is told to whoever asks, right then. Ask the same again to see it: that is free.',
  askAgain: 'Ask this again or change it',
  repeated:
    'This was answered before about the same lists: it is that answer, and nothing was paid.',
  counts: 'Counts',
  people: 'People',
  give95: 'Give or take',
  share: 'Of all that was told',
  index: 'Index',
  reason: 'Why',
  bothLists: 'People on both lists',
  plusMinus: (people: number, half: number) => `${number(people)} ± ${number(half)}`,
  half: (half: number) => `± ${number(half)}`,
  between: (low: number, high: number) => `${number(low)} to ${number(high)}`,
  near: (low: number, high: number, estimate: number) =>
    `${number(low)} to ${number(high)}, about ${number(estimate)}`,
  others: '(others)',
  audience: { name: 'people counted', selected: 'chosen', everybody: 'everybody' },
  crossed: (index: number) => `index ${number(index)}`,
  chart: (by: string) => `People by ${by}`,
  largest: (bars: number, all: number) =>
    `The ${number(bars)} largest of ${number(all)} counts are drawn; the table has more, and the export all of them.`,
  more: (rows: number) =>
    `${plural(rows, { one: 'count is', other: 'counts are' })} not shown here: the export has them all.`,
  table: 'Every count',
  suppressed: 'suppressed',
  suppressedTitle: 'What was suppressed',
  suppressedOf: (suppressed: number, cells: number) =>
    `${number(suppressed)} of ${plural(cells, { one: 'count', other: 'counts' })} suppressed. That does not mean nobody: nothing is said of them.`,
  suppressedList: 'Suppressed counts',
  reasons: {
    'below-noisy-threshold':
      'With its noise the count did not reach the smallest one that is told plus the noise bound: it may be nobody, few, or just enough.',
    'small-or-protecting':
      'The count is too small, or it is withheld so that a smaller one cannot be worked out from totals.',
    'rolled-up':
      'With its noise the count was too small: its people are among the others of the level above, which have a row of their own.',
  },
  reasonWords: {
    'below-noisy-threshold': 'too small with its noise',
    'small-or-protecting': 'too small, or it protects a smaller one',
    'rolled-up': 'counted with its parent',
  },
  allSuppressed: 'Everything was suppressed',
  allSuppressedSays: (from: number) =>
    `Each count needs about ${plural(from, { one: 'person', other: 'people' })} to be told. The price was paid, as this too tells something.`,
  tryFewer: 'Ask for fewer or coarser counts: by fewer attributes, or by one with fewer values.',
  tryMore: 'Pay more for the answer, if the agreement allows it: there is less noise then.',
  tryLarger: 'Agree on larger lists, or on a smaller threshold.',
  trend: 'Over time',
  trendChart: 'People at each answer to the same question',
  trendSays: (change: number) =>
    `Each count has noise of its own: a change of less than ${number(change)} may be noise alone.`,
  trendExact: 'Exact counts, rounded down.',
  trendLargest: (series: number, all: number) =>
    `The ${number(series)} largest of ${number(all)} counts are drawn.`,
  trendFailed: 'The same question over time cannot be shown:',
  exportTitle: 'Export',
  exports: {
    csv: 'CSV, for a spreadsheet',
    html: 'HTML, one page with bars',
    vega: 'Vega-Lite, a chart',
    json: 'JSON, for programs',
  },
  meaning: 'What these numbers do not say',
  notSaid: {
    noise: (half: number) =>
      `No count is exact to the last person: noise moves each one by itself, by at most ${number(half)} in 95 of 100 answers. So rows need not add up, nor stay below the size of a list.`,
    exact:
      'Nothing protects a single person here but the size of each count: whoever compares answers before and after a change can single people out.',
    near: 'A count with an interval of its own is near the threshold, where only noise upwards lets one out: it is too high on average, so go by the interval.',
    suppressed: 'A suppressed count is not nought.',
    matched:
      'Counted is who was recognised on both lists. Whoever stands there under other identifiers is missed.',
    effect:
      'Nothing here says what advertising did: people who were reached differ from others in many ways. For that there is an experiment and its lift.',
    index:
      'An index of 100 is what the two values alone would let expect. It says nothing of why, and is left out where noise would decide it.',
    rolled: 'Others of a level are the values that were too small for a row of their own.',
  },
  fairness: (attribute: string) => `By ${attribute} others may be left out than were meant.`,
  representation: {
    title: 'Whom the choice leaves out',
    chart: (attribute: string) => `Part of everybody that is chosen, by ${attribute}`,
    rate: 'Chosen',
    selected: 'People chosen',
    everybody: 'of everybody',
    ratio: 'To the highest',
    verdict: 'Four fifths',
    highest: (value: string) => `${value} (the highest)`,
    atMost: (share: string) => `at most ${share}`,
    of: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    verdicts: { below: 'below', 'not-below': 'not below', 'cannot-tell': 'cannot tell' },
    leftOut: (values: string) =>
      `Not looked at, as too few people of the list are of it: ${values}. Whoever is few is easily overlooked.`,
    says: 'Four fifths is a rule of thumb of the United States for selection in employment (29 CFR 1607.4(D)). Below it is a sign that somebody has to explain, and no proof of discrimination; not below it is no proof of none.',
  },
  balance: {
    title: 'Whether the arms are alike',
    share: (share: number) => percent(share),
    people: 'People',
    control: (arm: string) => `${arm} (control)`,
    alike: (often: number) =>
      `The arms are alike, as far as chance and noise let see: these alone make arms that differ as much, or more, in ${number(often)} of 1,000 experiments.`,
    rare: (often: number) =>
      `The arms differ more than most that chance made: chance and noise alone make arms that differ as much in ${number(often)} of 1,000 experiments. Of twenty attributes one does; ask by others that were fixed before the treatment.`,
    mismatch:
      'The arms are not alike: chance and noise make arms that differ as much less than once in 1,000 experiments. Trust no lift of this experiment before you know why.',
    notCompared:
      'The arms were not compared: fewer than two values came out in every arm. Pay more for the answer, or ask by an attribute of fewer values.',
    leftOut: (values: string) => `Not compared, as it is suppressed in an arm: ${values}.`,
    near: 'A count near the threshold is in it, which is too high on average: the arms may seem less alike than they are.',
    says: 'It is about people on both lists, and about this attribute alone; what the treatment could change says nothing here.',
  },
  measured: 'What this answer says of effects, reach or value stands on the page of measurement:',
  missing: 'There is no such answer here',
  toList: 'See all answers',
};
