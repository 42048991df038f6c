import { AirlockError } from '#core/errors.ts';

/** A statement of a control policy: such policies only deny here. */
export interface RailStatement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Principal?: '*';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: readonly string[] | '*';
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** A service or resource control policy of AWS Organizations. */
export interface ControlPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly RailStatement[];
}

/**
 * Most characters of a service or resource control policy, spaces too.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const MAX_POLICY_CHARACTERS = 5_120;

/** A policy as it is given to AWS: without a space that would count. Throws AirlockError('room') if it is too long. */
export const minified = (policy: ControlPolicy): string => {
  const text = JSON.stringify(policy);
  if (text.length <= MAX_POLICY_CHARACTERS) return text;
  throw new AirlockError(
    'room',
    `A guard rail has ${text.length} characters, and AWS takes ${MAX_POLICY_CHARACTERS}: name fewer deploy roles and accounts.`,
  );
};

/** A policy of these statements. */
export const controlPolicy = (...statements: readonly RailStatement[]): ControlPolicy => ({
  Version: '2012-10-17',
  Statement: statements,
});
