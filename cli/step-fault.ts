import type { ErrorDocument } from '#core/documents/error-document.ts';

/** The steps that a command of several had done before something stopped it, which is its `cause`. */
export class StepFault extends Error {
  override readonly name = 'StepFault';
  readonly steps: NonNullable<ErrorDocument['steps']>;

  constructor(steps: NonNullable<ErrorDocument['steps']>, cause: unknown) {
    super('A step failed.', { cause });
    this.steps = steps;
  }
}
