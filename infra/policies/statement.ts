import { AnyPrincipal, Effect, type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Conditions by operator and key, as in a policy document. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a statement of a resource's policy is about. */
export interface StatementParts {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

const statement = (
  effect: Effect,
  principals: readonly IPrincipal[],
  { sid, actions, resources, conditions }: StatementParts,
): PolicyStatement =>
  new PolicyStatement({
    sid,
    effect,
    principals: [...principals],
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });

/** Allows named principals. */
export const allow = (principals: readonly IPrincipal[], parts: StatementParts): PolicyStatement =>
  statement(Effect.ALLOW, principals, parts);

/** Denies everybody whom the conditions describe, whatever else allows them. */
export const deny = (parts: StatementParts): PolicyStatement =>
  statement(Effect.DENY, [new AnyPrincipal()], parts);

/** Everybody but the named roles and accounts. An empty list excepts nobody. */
export const everybodyBut = (excepted: {
  readonly roles?: readonly string[];
  readonly accounts?: readonly string[];
}): Readonly<Record<string, readonly string[]>> => ({
  ...(excepted.roles?.length && { 'aws:PrincipalArn': excepted.roles }),
  ...(excepted.accounts?.length && { 'aws:PrincipalAccount': excepted.accounts }),
});
