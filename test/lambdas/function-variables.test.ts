import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { isOfEveryRoom, VARIABLES, type Variable, variablesOf } from '#core/access/variables.ts';
import { functionVariables } from '#lambdas/shared/function-variables.ts';

const ALL = Object.fromEntries(VARIABLES.map((variable) => [variable, 'x']));

describe('the variables of a function', () => {
  it.each(FUNCTION_NAMES)('are all that %s sees of the room', (name) => {
    const seen = functionVariables(name, { ...ALL, PATH: '/bin' });
    expect(Object.keys(seen).sort()).toEqual([...variablesOf(name), 'PATH'].sort());
  });

  it.each(FUNCTION_NAMES)('are each missed by %s', (name) => {
    for (const variable of variablesOf(name).filter(isOfEveryRoom))
      expect(() => functionVariables(name, { ...ALL, [variable]: undefined })).toThrow(variable);
  });

  it('give the key of tokens to those who tokenise or find people alone, and the workgroup to the door alone', () => {
    const holders = (variable: Variable) =>
      FUNCTION_NAMES.filter((name) => variablesOf(name).includes(variable));
    expect(holders('AIRLOCK_TOKEN_KEY_ARN')).toEqual([
      'tokenise-part',
      'forget-people',
      'tell-subject',
    ]);
    expect(holders('AIRLOCK_WORKGROUP')).toEqual(['answer-question']);
    expect(holders('AIRLOCK_AGREEMENT_DIGEST')).toEqual(['approve-agreement']);
    expect(holders('AIRLOCK_CODE_DIGEST')).toEqual([
      'answer-question',
      'make-list',
      'approve-agreement',
    ]);
    expect(holders('AIRLOCK_RESULTS_BUCKET')).toEqual(['answer-question']);
    expect(holders('AIRLOCK_DROP_BUCKETS')).not.toContain('answer-question');
  });
});
