import type { LintReason } from '#core/lint/reasons.ts';
import { lintVerdict } from './lint-verdict.ts';
import type { SampleRow } from './sample-file.ts';
import type { FileTruth } from './sample-truth.ts';

/** Counts what the lint has to say about each row while the rows go by. */
export const fileTally = (file: string) => {
  let rows = 0;
  let accepted = 0;
  const quarantined: Partial<Record<LintReason, number>> = {};
  return {
    count: ({ facts, again }: SampleRow): void => {
      const reason = again ? 'duplicate-identifier' : lintVerdict(facts);
      rows += 1;
      if (reason === undefined) accepted += 1;
      else quarantined[reason] = (quarantined[reason] ?? 0) + 1;
    },
    truth: (): FileTruth => ({ file, rows, accepted, quarantined }),
  };
};
