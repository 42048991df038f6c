import type { PolicyDocument } from '#proof/access/policy-document.ts';

/**
 * The simulator drops `kms:EncryptionContext:<key>`, whose last part may be anything. A tag of the
 * principal behaves the same (one text, any name), so both sides are rewritten to one.
 */
const KEY = /^kms:encryptioncontext:/i;
const standIn = (key: string): string => key.replace(KEY, 'aws:PrincipalTag/encryption-context.');

/** A policy whose conditions on the encryption context the simulator evaluates. */
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
