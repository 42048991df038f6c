import { parseArgs } from 'node:util';
import { AirlockError } from '#core/errors.ts';

/** How the trial is used. */
export const USAGE = `npm run -s smoke -- --stack NAME|FILE.json [options]

Tries a deployed room on a real account: what must be refused, what must be set, what CloudTrail says.

  --stack NAME             the room, or the .json file of its outputs
  --party ID               try it as this party, with the party's credentials; else as the operator
  --auditor-profile NAME   profile of ~/.aws/config that assumes the role <room>-auditor
  --no-trail               do not wait for CloudTrail (it may take 15 minutes)
  --json                   print one JSON document

  --end-to-end             instead, send two made-up lists the whole way and hold the answers against the
                           truth: in a room for trials, whose agreement is that of examples/retail
  --agreement FILE         the agreement that the room was deployed for
  --profile PARTY=NAME     profile of ~/.aws/config for a party, once for each of the two`;

/** Two lists on their way, and who brings them. */
export interface EndToEndOptions {
  readonly agreement: string;
  /** Profiles by party. */
  readonly profiles: Readonly<Record<string, string>>;
}

/** What was asked for. */
export interface SmokeOptions {
  readonly stack: string;
  readonly party: string | undefined;
  readonly auditorProfile: string | undefined;
  readonly records: boolean;
  readonly json: boolean;
  readonly endToEnd: EndToEndOptions | undefined;
}

/** Reads the command line; undefined if only help is asked for. Throws AirlockError('usage'). */
export const smokeOptions = (args: readonly string[]): SmokeOptions | undefined => {
  const values = valuesOf(args);
  if (values.help) return undefined;
  if (!values.stack) throw usage('Name the room with --stack: see --help.');
  if (values.party !== undefined && values['auditor-profile'] !== undefined)
    throw usage(
      'The auditor belongs to the operator: give --party or --auditor-profile, not both.',
    );
  return {
    stack: values.stack,
    party: values.party,
    auditorProfile: values['auditor-profile'],
    records: values['no-trail'] !== true,
    json: values.json === true,
    endToEnd: endToEndOf(values),
  };
};

const usage = (says: string): AirlockError => new AirlockError('usage', says);

const endToEndOf = (values: ReturnType<typeof valuesOf>): EndToEndOptions | undefined => {
  const profiles = (values.profile ?? []).map((text) => text.split('=', 2));
  if (values['end-to-end'] !== true) {
    if (profiles.length === 0 && values.agreement === undefined) return undefined;
    throw usage('--agreement and --profile belong to --end-to-end: see --help.');
  }
  if (values.party !== undefined)
    throw usage('--end-to-end needs both parties: name them with --profile and not with --party.');
  if (values.agreement === undefined || new Set(profiles.map(([party]) => party)).size !== 2)
    throw usage('--end-to-end needs --agreement, and --profile once for each of the two parties.');
  if (profiles.some(([party, name]) => !party || !name))
    throw usage('A profile is written PARTY=NAME after --profile: see --help.');
  return { agreement: values.agreement, profiles: Object.fromEntries(profiles) };
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
        'end-to-end': { type: 'boolean' },
        agreement: { type: 'string' },
        profile: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new AirlockError('usage', 'This command line is not understood: see --help.', { cause });
  }
};
