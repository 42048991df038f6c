import type { DemoPlace } from '#proof/demo/demo-place.ts';

/** What a step came to: lines to show, and what differs from what must be. */
export interface StepResult {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** One step of the demo, told in a line. */
export interface Step {
  readonly title: string;
  readonly act: (place: DemoPlace) => Promise<StepResult>;
}

/** A result without a fault. */
export const told = (...lines: readonly string[]): StepResult => ({ lines, faults: [] });
