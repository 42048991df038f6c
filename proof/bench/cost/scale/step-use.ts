import { ASSUMED } from '../assumptions.ts';

/** A step: how often it runs, and what one run calls and takes, beside the ledger. */
export interface StepUse {
  /** A function, or whoever does it. */
  readonly name: string;
  readonly runs: number;
  /** Of them at a time. */
  readonly atOnce: number;
  /** Of them that start cold: each reads the whole ledger, and verifies every entry. */
  readonly cold: number;
  /** Of one run. */
  readonly seconds: number;
  /** GB of memory, and of disk above the half that is free; none if it is no function. */
  readonly memory: number;
  readonly disk: number;
  readonly writes: number;
  readonly reads: number;
  readonly deletes: number;
  /** MACs, and what S3 asks KMS for. */
  readonly kms: number;
  /** Of the state machine. */
  readonly transitions: number;
  /** Most bytes on the disk of the function. */
  readonly diskBytes: number;
}

/** Seconds from the first run of a step to the end of its last. */
export const wallSeconds = ({ runs, atOnce, seconds }: StepUse): number =>
  Math.ceil(runs / atOnce) * seconds;

type Counted = 'writes' | 'reads' | 'deletes' | 'kms' | 'transitions';

const LEDGER: Readonly<Partial<Record<Counted, number>>> = {
  reads: ASSUMED.ledgerEntries,
  kms: ASSUMED.ledgerEntries,
};

/** The sum over all runs of all steps. */
export const inAll = (steps: readonly StepUse[], of: Counted): number =>
  steps.reduce((sum, step) => sum + step.runs * step[of] + step.cold * (LEDGER[of] ?? 0), 0);

/** Calls on objects in all: CloudTrail records each. */
export const storeCalls = (steps: readonly StepUse[]): number =>
  inAll(steps, 'writes') + inAll(steps, 'reads') + inAll(steps, 'deletes');
