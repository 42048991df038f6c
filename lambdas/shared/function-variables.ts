import type { FunctionName } from '#core/access/functions.ts';
import { isOfEveryRoom, variablesOf } from '#core/access/variables.ts';
import { AirlockError } from '#core/errors.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of one function, without those of others. Throws AirlockError('room') if one is missing. */
export const functionVariables = (name: FunctionName, given: Variables): Variables => {
  const wanted = variablesOf(name);
  const missing = wanted.find((variable) => isOfEveryRoom(variable) && !given[variable]);
  if (missing)
    throw new AirlockError(
      'room',
      `The variable ${missing} of ${name} is missing: deploy the room's stacks again.`,
    );
  const others = Object.entries(given).filter(([variable]) => !variable.startsWith('AIRLOCK_'));
  return {
    ...Object.fromEntries(others),
    ...Object.fromEntries(wanted.map((variable) => [variable, given[variable]])),
  };
};
