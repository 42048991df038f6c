import type { PolicyDocument } from '#proof/access/policy-document.ts';

/**
 * The simulator drops `kms:EncryptionContext:<key>`, whose last part may be anything, and
 * `lambda:SourceFunctionArn`, which the credentials of a function bring to every service. A tag of the
 * principal behaves the same (one text, any name), so both sides are rewritten to one.
 */
const standIn = (key: string): string =>
  key
    .replace(/^kms:encryptioncontext:/i, 'aws:PrincipalTag/encryption-context.')
    .replace(/^lambda:sourcefunctionarn$/i, 'aws:PrincipalTag/source-function-arn');

/** A policy of whose conditions the simulator evaluates every one. */
export const rewritePolicy = (policy: PolicyDocument): PolicyDocument => ({
  ...policy,
  Statement: policy.Statement.map((statement) => ({
    ...statement,
    ...(statement.Condition && {
      Condition: Object.fromEntries(
        Object.entries(statement.Condition).map(([operator, keys]) => [
          operator,
          rewriteKeys(keys),
        ]),
      ),
    }),
  })),
});

/** The keys of a request's context, rewritten the same way. */
export const rewriteKeys = <Value>(keys: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(keys).map(([key, value]) => [standIn(key), value]));
