/** What is true of a cell: its people, and credits (in thousandths) and cents where they are asked. */
export interface TrueCell {
  readonly people: number;
  readonly credits?: number;
  readonly cents?: number;
}

/** A question about the made-up campaign, and the truth of each cell by its values. */
export interface ExampleQuestion {
  readonly request: {
    readonly analysis: string;
    readonly by: readonly string[];
    readonly frequency?: boolean;
    readonly method?: string;
  };
  readonly truth: Readonly<Record<string, TrueCell>>;
}

/** What 60,000 people on both lists saw and bought. The video adds 4 buyers to each thousand people, the banner none. */
export const EXAMPLES = {
  reach: {
    request: { analysis: 'reach', by: ['publisher.campaign'], frequency: true },
    truth: {
      'autumn, 1': { people: 12_400 },
      'autumn, 2-3': { people: 8_150 },
      'autumn, 4+': { people: 3_020 },
      'other, 1': { people: 6_730 },
      'other, 2-3': { people: 2_410 },
      'other, 4+': { people: 480 },
    },
  },
  conversions: {
    request: { analysis: 'conversions', by: ['brand.place'] },
    truth: {
      'yes, web': { people: 1_260 },
      'yes, store': { people: 2_090 },
      'yes, no': { people: 29_840 },
      'no, web': { people: 840 },
      'no, store': { people: 1_130 },
      'no, no': { people: 24_840 },
    },
  },
  attribution: {
    request: { analysis: 'attribution', by: ['publisher.campaign'], method: 'even' },
    truth: {
      autumn: { people: 2_310, credits: 2_604_000, cents: 11_990_000 },
      other: { people: 1_180, credits: 1_209_000, cents: 4_730_000 },
      nobody: { people: 2_260, credits: 2_871_000, cents: 12_480_000 },
    },
  },
  value: {
    request: { analysis: 'value', by: ['brand.tier'] },
    truth: {
      gold: { people: 1_890, cents: 12_140_000 },
      silver: { people: 3_430, cents: 17_060_000 },
    },
  },
  'event-lift': {
    request: { analysis: 'event-lift', by: ['autumn'] },
    truth: {
      'withheld, yes': { people: 1_720, cents: 8_900_000 },
      'withheld, no': { people: 18_280 },
      'video, yes': { people: 1_860, cents: 10_400_000 },
      'video, no': { people: 18_190 },
      'banner, yes': { people: 1_740, cents: 8_950_000 },
      'banner, no': { people: 18_210 },
    },
  },
} as const satisfies Readonly<Record<string, ExampleQuestion>>;

/** The questions, by their analyses. */
export type ExampleName = keyof typeof EXAMPLES;
