import type { NamedPolicy } from '#proof/access/policy-document.ts';

/** Somebody with a role in an account. */
interface RoleCaller {
  readonly type: 'role';
  /** ARN of the role, not of the session. */
  readonly arn: string;
  readonly policies: readonly NamedPolicy[];
}

/** The root user of an account. */
interface RootCaller {
  readonly type: 'root';
  readonly account: string;
  readonly policies: readonly NamedPolicy[];
}

/** An AWS service on its own behalf, working for a resource of ours. */
interface ServiceCaller {
  readonly type: 'service';
  /** Such as `lambda.amazonaws.com`. */
  readonly name: string;
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
}

/** Whoever makes a request; `anonymous` signs nothing. */
export type Caller = RoleCaller | RootCaller | ServiceCaller | { readonly type: 'anonymous' };

/** The account of a caller, if it has one. */
export const accountOf = (caller: Caller): string | undefined => {
  if (caller.type === 'role') return caller.arn.split(':')[4];
  return caller.type === 'root' ? caller.account : undefined;
};

/** The policies that a caller brings along. */
export const policiesOf = (caller: Caller): readonly NamedPolicy[] =>
  caller.type === 'role' || caller.type === 'root' ? caller.policies : [];
