import type { AlarmName } from '#core/access/alarms.ts';
import type { Rights } from '#core/access/rights.ts';

/** A schedule that calls a function once a day. */
export interface Daily {
  /** Name of the schedule within the stack. */
  readonly rule: string;
  /** Of the day, in UTC. */
  readonly hour: number;
  readonly purpose: string;
}

/** Who calls a function: a step of a drop's way in, a schedule once a day, parties by a URL, or another function. */
export type CalledBy =
  | {
      readonly by: 'drops';
      /** The schedule that has it go on with what was left. */
      readonly daily?: Daily;
    }
  | ({ readonly by: 'schedule' } & Daily)
  | { readonly by: 'function'; readonly name: 'answer-question' }
  | {
      readonly by: 'parties';
      /** The output by which the stack tells where it is called. */
      readonly output: string;
      /** The one party that may, by its role; both if left out. */
      readonly role?: 'advertiser';
      /** Who of the room's own account is meant to call it as well. */
      readonly andBy?: 'auditor';
    };

/** What a function is given of the machine. */
interface FunctionSize {
  readonly memoryMegabytes: number;
  /** Where a function with DuckDB puts what it lends from the room and spills. */
  readonly diskMegabytes: number;
  readonly timeoutSeconds: number;
}

/** Of a function that puts whole files of the vault on its disk, with the memory to read them; its own comment says which. */
export const WITH_DISK: FunctionSize = {
  ...{ memoryMegabytes: 3_538, diskMegabytes: 10_240, timeoutSeconds: 900 },
};

/**
 * All that is law about one function of a deployed room. Its environment follows from its rights
 * (variables.ts), its handler from its name (functions.ts).
 */
export interface RoomFunction {
  readonly calledBy: CalledBy;
  readonly rights: Rights;
  readonly size: FunctionSize;
  readonly alarms: readonly AlarmName[];
  /** What its bundle holds beside its own code: the SQL files, DuckDB to run them on as well, or the kernel too. */
  readonly carries?: 'kernel' | 'duckdb' | 'sql';
  /** The outcome in its log that an alarm of the room counts. */
  readonly counts?: 'refused' | 'damaged';
}
