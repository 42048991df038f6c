import { parseArgs } from 'node:util';
import { AirlockError } from '#core/errors.ts';
import { type GivenOptions, givenOptions } from '#infra/given-options.ts';

/** How the look ahead is used. */
export const USAGE = `npm run -s preflight -- [options]

Looks whether a room can be deployed into this account, and says what stands in the way. Writes nothing.

  -c KEY=VALUE       as for cdk: stage, room, agreement, region, architecture …; several times
  --stage NAME       the same as -c stage=NAME
  --region NAME      the same as -c region=NAME
  --profile NAME     profile of ~/.aws/config; else the credentials of the environment
  --json             print one JSON document`;

/** What was asked for. */
export interface PreflightOptions extends GivenOptions {
  readonly profile: string | undefined;
  readonly json: boolean;
}

/** Reads the command line; undefined if only help is asked for. Throws AirlockError('usage'). */
export const preflightOptions = (args: readonly string[]): PreflightOptions | undefined => {
  const values = valuesOf(args);
  if (values.help) return undefined;
  const given = givenOptions({
    ...Object.fromEntries((values.context ?? []).map(pairOf)),
    ...(values.stage !== undefined && { stage: values.stage }),
    ...(values.region !== undefined && { region: values.region }),
  });
  return { ...given, profile: values.profile, json: values.json === true };
};

const pairOf = (text: string): readonly [string, string] => {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new AirlockError('usage', 'A setting is written KEY=VALUE after -c: see --help.');
};

const valuesOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        context: { type: 'string', short: 'c', multiple: true },
        stage: { type: 'string' },
        region: { type: 'string' },
        profile: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new AirlockError('usage', 'This command line is not understood: see --help.', { cause });
  }
};
