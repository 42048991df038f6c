import type { Stage } from '#proof/demo/stage.ts';

/** What a step came to: lines to show, and what differs from what must be. */
export interface StepResult {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** One step of the demo, told in a line. */
export interface Step {
  readonly title: string;
  readonly act: (stage: Stage) => Promise<StepResult>;
}

/** A result without a fault. */
export const told = (...lines: readonly string[]): StepResult => ({ lines, faults: [] });
