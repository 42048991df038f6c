/** A value of a condition, with the operator that compares it and the type that AWS documents for the key. */
export interface ConditionValue {
  readonly operator: string;
  readonly key: string;
  readonly type: string | undefined;
  readonly value: string;
}

const BOOL = /^(?:true|false)$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const ACCOUNT = /^\d{12}$/;
/** Six parts, of which any may be a wildcard. */
const ARN = /^(?:\*|arn:(?:[^:]*:){4}.+)$/;
const ACCOUNTS = /^aws:(?:Principal|Resource|Source|Vpce)Account$/i;

/** Can a key of that type never have this value, or an operator not compare it? */
export const unfitValue = ({ operator, key, type, value }: ConditionValue): boolean => {
  const compares = operator.replace(/^\w+:/, '').replace(/IfExists$/, '');
  if (compares === 'Null') return !BOOL.test(value);
  if (compares === 'Bool' || type === 'Bool') return compares !== 'Bool' || !BOOL.test(value);
  if (compares.startsWith('Numeric') || type === 'Numeric')
    return !compares.startsWith('Numeric') || !NUMBER.test(value);
  if (compares.startsWith('Arn') || type === 'ARN' || type === 'ArrayOfARN')
    return !ARN.test(value);
  return ACCOUNTS.test(key) && !ACCOUNT.test(value);
};
