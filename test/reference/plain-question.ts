/** An event of a person: seconds, minor units, and the code of each of its attributes. */
export interface PlainEvent {
  readonly at: number;
  readonly value: number;
  readonly codes: Readonly<Record<string, number>>;
}

/** What a matched pair brings: the codes of its two people, and the events of each. */
export interface PlainHistory {
  readonly people: Readonly<Record<string, number>>;
  readonly conversions: readonly PlainEvent[];
  readonly touches: readonly PlainEvent[];
}

/** What a pair adds to a cell, which is named by what it is of: `campaign 2, tier 1`. */
export interface PlainCount {
  readonly people: number;
  readonly credits: number;
  readonly amount: number;
}
export type PlainCells = ReadonlyMap<string, PlainCount>;

/** What a question says, as a person would say it. */
export interface PlainQuestion {
  readonly method:
    | ('reach' | 'conversions' | 'value' | 'event-lift')
    | ('last' | 'u-shaped' | 'even' | 'decay');
  /** Attributes of people that it counts by. */
  readonly people: readonly string[];
  /** One attribute of touches (reach, attribution), or of conversions (conversions, value). */
  readonly event?: string;
  readonly from: number;
  readonly to: number;
  readonly where: readonly { readonly attribute: string; readonly codes: readonly number[] }[];
  /** Days that a touch of each type counts back, and the priority of each, by code; the type's attribute. */
  readonly type?: string;
  readonly days: Readonly<Record<number, number>>;
  readonly priority: Readonly<Record<number, number>>;
  /** First conversions of a person, last touches of each. */
  readonly c: number;
  readonly t: number;
  /** Lower ends of the buckets of reach, and how many values somebody counts under. */
  readonly frequency?: readonly number[];
  readonly values: number;
}
