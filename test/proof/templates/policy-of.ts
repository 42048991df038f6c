import {
  type PolicyKind,
  type WrittenPolicy,
  writtenPolicy,
} from '#proof/templates/written-policy.ts';

/** A policy of one statement, `It`, as a rule gets it. */
export const policyOf = (
  kind: PolicyKind,
  statement: Readonly<Record<string, unknown>>,
): WrittenPolicy =>
  writtenPolicy('policy', kind, {
    Version: '2012-10-17',
    Statement: [{ Sid: 'It', Effect: 'Deny', ...statement }],
  });
