import { parseArgs } from 'node:util';
import { AirlockError } from '#core/errors.ts';

/** How the trial is used. */
export const USAGE = `npm run -s smoke -- --stack NAME|FILE.json [options]

Tries a deployed room on a real account: what must be refused, what must be set, what CloudTrail says.

  --stack NAME             the room, or the .json file of its outputs
  --party ID               try it as this party, with the party's credentials; else as the operator
  --auditor-profile NAME   profile of ~/.aws/config that assumes the role <room>-auditor
  --no-trail               do not wait for CloudTrail (it may take 15 minutes)
  --json                   print one JSON document`;

/** What was asked for. */
export interface SmokeOptions {
  readonly stack: string;
  readonly party: string | undefined;
  readonly auditorProfile: string | undefined;
  readonly records: boolean;
  readonly json: boolean;
}

/** Reads the command line; undefined if only help is asked for. Throws AirlockError('usage'). */
export const smokeOptions = (args: readonly string[]): SmokeOptions | undefined => {
  const values = valuesOf(args);
  if (values.help) return undefined;
  if (!values.stack) throw new AirlockError('usage', 'Name the room with --stack: see --help.');
  if (values.party !== undefined && values['auditor-profile'] !== undefined)
    throw new AirlockError(
      'usage',
      'The auditor belongs to the operator: give --party or --auditor-profile, not both.',
    );
  return {
    stack: values.stack,
    party: values.party,
    auditorProfile: values['auditor-profile'],
    records: values['no-trail'] !== true,
    json: values.json === true,
  };
};

const valuesOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stack: { type: 'string' },
        party: { type: 'string' },
        'auditor-profile': { type: 'string' },
        'no-trail': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new AirlockError('usage', 'This command line is not understood: see --help.', { cause });
  }
};
