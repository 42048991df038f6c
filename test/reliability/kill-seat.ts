import type { Sign, Site } from '#test/reliability/site.ts';

/** What a kill left: the state before the command, or the one after it. */
export type Left = 'old' | 'new';

/** A step of a command that shows from outside: a name appears or changes in a folder that is there already. */
export interface Step {
  readonly name: string;
  readonly at: (site: Site) => Sign;
}

/** One command that is killed again and again, and what must be true of each place afterwards. */
export interface KillSeat {
  readonly name: string;
  /** How often it is killed at a random moment. */
  readonly kills: number;
  /** The first that it writes: most kills come after that. */
  readonly first: Step;
  /** Where it is killed besides. */
  readonly steps: readonly Step[];
  readonly args: readonly string[];
  /** What the repeated command may exit with, besides 0: one that was done may be refused. */
  readonly refusedAs?: number;
  /** Makes the place; each trial gets a copy. */
  readonly prepare: () => Promise<Site>;
  /** Looks at what the kill left, by other commands. Throws if it is half of anything, or lost. */
  readonly look: (site: Site) => Promise<Left>;
  /** Looks after the command was repeated. Throws if it is not done; answers how often it charged twice. */
  readonly done: (site: Site) => Promise<number>;
}
