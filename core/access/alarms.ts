/** When somebody is told of a function, and the word about it. */
export interface FunctionAlarm {
  readonly says: (name: string) => string;
  /** What is still in order: a number of calls in five minutes, or the milliseconds of 95 in a hundred. */
  readonly above: number;
}

/** The alarms that a function can have. Silence is good news. */
export const FUNCTION_ALARMS = {
  throttled: { says: (name) => `${name} was called more often than it may run.`, above: 0 },
  /** For a function that no state machine calls: nobody else would tell that it broke down. */
  failed: { says: (name) => `${name} broke down: its log says where.`, above: 0 },
  /** It waits twenty seconds for a query and has two minutes: what takes one and a half is the ledger, or AWS. */
  slow: {
    says: () => 'The door takes so long to answer that it may soon be stopped.',
    above: 90_000,
  },
} as const satisfies Record<string, FunctionAlarm>;
export type AlarmName = keyof typeof FUNCTION_ALARMS;
