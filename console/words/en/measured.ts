import { FORMATS } from '#console/words/formats.ts';

const { number, time, fixed, signed } = FORMATS.en;

const share = (part: number): string => `${fixed(100 * part, 2)}\u00a0%`;
const points = (part: number): string => signed(100 * part, 2);

/** What an answer about a campaign says, in English. */
export const measured = {
  answer: 'The answer',
  asked: 'What was asked',
  cellsCaption: 'People and sums, cell by cell',
  tooMany: (count: number) =>
    `The chart shows the first ${number(count)}; all of them stand in the table below.`,
  tooManyRows: (count: number) => `The first ${number(count)} are shown. An export has them all.`,
  facts: {
    at: 'Answered on',
    paid: 'Paid',
    period: 'Days that count',
    method: 'Method',
    by: 'By',
    experiment: 'Experiment',
    release: 'Release',
    threshold: 'Smallest count that is told',
  },
  allDays: 'all that are kept',
  periodFrom: (at: number) => `from ${time(at * 1000)}`,
  periodTo: (at: number) => `until ${time(at * 1000)}`,
  epsilonPaid: (epsilon: number) => `ε ${number(epsilon)}`,
  notRead: 'What this may not be read as',
  export: 'Export or compare this answer',
  again: 'Ask another question',
  suppressed: 'not told',
  nearThreshold: (low: number, high: number, about: number) =>
    `${number(low)} to ${number(high)}, about ${number(about)}`,
  allCells: 'Every count',
  columns: { people: 'People', give: '±' },
  eachOf: (says: string) => `${says} for each person`,
  between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  reasons: {
    'below-noisy-threshold':
      'Not told: with its noise it did not reach the threshold: it may be empty, small, or just over it.',
    'small-or-protecting':
      'Not told: it is below the threshold, or is withheld so that a smaller one cannot be worked out.',
    'rolled-up': 'Not told by itself: it is counted among the others of what it is part of.',
  },
  nothingTold: 'Nothing of this answer is told',
  nothingToldSays:
    'Every cell is below the threshold with its noise. Ask by fewer or coarser values, over more days, or pay more.',
  made: {
    frequency: 'Times reached',
    reached: 'Reached',
    exposed: 'Exposed',
    converted: 'Converted',
  },
  madeValues: { yes: 'yes', no: 'no' },
  none: { attribution: 'nobody', conversions: 'no conversion' },
  pair: (name: string, value: string) => `${name}: ${value}`,
  lift: {
    verdict: {
      more: (arm: string) =>
        `${arm}: more converted than without it, by more than chance and noise make.`,
      less: (arm: string) =>
        `${arm}: fewer converted than without it, by more than chance and noise make.`,
      nothing: (arm: string) =>
        `${arm}: it may have done nothing; what was measured can be chance and noise.`,
      untold: (arm: string) => `${arm}: nothing is told of it, as a count of it is too small.`,
    },
    chart: 'Points above the control, and what the true number is between',
    arm: 'Arm',
    legend:
      'The dashed line is the control: as without the treatment. A full point is told from it; a ring is not.',
    table: 'The arms',
    columns: {
      people: 'People',
      rate: 'Converted',
      lift: 'Lift in points',
      relative: 'Relative lift',
      difference: 'Above the control',
    },
    controlArm: (arm: string) => `${arm} (control)`,
    rate: (value: number, low: number, high: number) =>
      `${share(value)} (${share(low)} to ${share(high)})`,
    points: (value: number, low: number, high: number) =>
      `${points(value)} (${points(low)} to ${points(high)})`,
    relative: (value: number, low: number, high: number) =>
      `${signed(100 * value, 0)}\u00a0% (${signed(100 * low, 0)} to ${signed(100 * high, 0)})`,
    perHead: (says: string, unit: string) => `${says} per head (${unit})`,
    perHeadChart: (says: string, unit: string) =>
      `${says} per head above the control (${unit}), and what the true number is between`,
    sampleRatio: {
      right: (p: string) =>
        `The arms are as large as was agreed, as far as chance and noise let see (p\u00a0${p}).`,
      wrong: (p: string) =>
        `The arms are not as large as was agreed (p\u00a0${p}): something other than chance decided who is in which, or who of them is on both lists. Trust none of these lifts before you know what.`,
      untold:
        'The sizes of the arms were not held against what was agreed, as a count of one is too small.',
    },
    near: (arms: string) =>
      `Near the threshold, where counts are too high on average: ${arms}. Such a rate, and a lift over such a control, may be off by more than its interval says.`,
  },
  chance: (p: number) => (p < 0.001 ? 'below 0.001' : fixed(p, 3)),
  balance: {
    table: (attribute: string) => `The arms by ${attribute}`,
    value: 'Value',
    everybody: 'People',
    chart: (arm: string) => `Shares of ${arm}`,
    shareOf: 'Share',
    untold: (attribute: string) =>
      `The arms were not compared by ${attribute}: fewer than two values of it came out in every arm. Pay more, or ask by an attribute of fewer values.`,
    unlike: (attribute: string, p: string) =>
      `The arms are not alike in ${attribute} (p\u00a0${p}): chance and noise make arms that differ as much less than once in 1,000 experiments. Trust no lift of this experiment before you know why.`,
    rare: (attribute: string, p: string, often: number) =>
      `The arms differ more in ${attribute} than most that chance made (p\u00a0${p}): as much or more in ${number(often)} of 1,000 experiments. Of twenty attributes one does; ask by others too.`,
    alike: (attribute: string, p: string, often: number) =>
      `The arms are alike in ${attribute}, as far as chance and noise let see (p\u00a0${p}): chance alone makes arms that differ as much, or more, in ${number(often)} of 1,000 experiments.`,
    leftOut: (values: string) =>
      `Not compared, as a count is too small in an arm: ${values}. Shares are of people with the other values.`,
    near: 'A count near the threshold is in it, which is too high on average: the arms may seem less alike than they are.',
  },
  chartOf: {
    reach: 'People reached, with what the true count is between',
    frequency: 'People by how often they were reached, with what the true count is between',
    conversions: 'People by exposure and conversion',
    attribution: 'Conversions credited',
    value: 'People who converted',
    of: (title: string, group: string) => `${title}: ${group}`,
  },
  count: (count: string, width: number) =>
    width === 0 ? count : `${count}\u00a0±\u00a0${number(width)}`,
  sideBySide: 'Methods side by side',
  sideBySideSays:
    'The same question by each method that was asked. Only who gets the credit differs: the conversions are the same, and so is what the campaign did.',
  notAsked: 'Not asked yet:',
  conversionsCredited: 'Conversions credited',
  credited: 'Credited to',
  counting: {
    first: (conversions: number) =>
      conversions === 1
        ? 'Of each person the first conversion counts.'
        : `Of each person the first ${number(conversions)} conversions count.`,
    touches: (touches: number) =>
      touches === 1
        ? 'Of each conversion the last touch before it counts.'
        : `Of each conversion the last ${number(touches)} touches before it count.`,
    clip: (says: string, most: string) =>
      `A value over ${most} counts as ${most}: without that, ${says} can only be higher. Intervals hold the noise, and not this.`,
  },
  notReadAs: {
    lift: {
      both: 'As something about people on one list alone: it is about those on both.',
      chance:
        'As a proof that chance decided: both parties say so, and the room only sees the sizes of the arms.',
      many: 'As certain for all arms at once: each interval is for itself, and of twenty one is wrong on average.',
      which: 'As what one contact did: chance decided over arms, not over contacts.',
    },
    'event-lift': {
      both: 'As something about people on one list alone: it is about those on both.',
      head: 'As the worth of a buyer: a value per head is of everybody in the arm, whether they converted or not.',
      width:
        'As exact: the interval of a value takes people to differ as much as their mean lets them, so it is rather too wide.',
      many: 'As certain for all arms at once: each interval is for itself, and of twenty one is wrong on average.',
    },
    balance: {
      other: 'As alike in everything: it is about this attribute alone.',
      after: 'As an effect: what people did after the treatment says nothing here.',
      both: 'As something about people on one list alone: it is about those on both.',
    },
    reach: {
      both: 'As the reach of the whole campaign: it is about people on both lists.',
      sum: 'As parts that add up: each count has its own noise, and somebody reached by several counts under the first alone, unless you asked for more.',
      effect: 'As an effect: to be reached is not to be moved.',
    },
    conversions: {
      effect:
        'As an effect: exposed people are other people than those who were not. Ask for a lift.',
      after:
        'As all conversions: of exposed people only those after a touch count, of others all do.',
      both: 'As all buyers: it is about people on both lists.',
    },
    attribution: {
      effect:
        'As an effect: to be there before a purchase is not to have caused it. Ask for a lift.',
      method: 'As the one right share: another method credits others with the same conversions.',
      both: 'As all conversions: it is about people on both lists.',
    },
    value: {
      both: 'As all revenue: it is about people on both lists.',
      twice: 'As people who add up: who converted under two values counts under both.',
      clip: 'As exact amounts: each is clipped, and has noise.',
    },
  },
};
