import { parseArgs } from 'node:util';
import { AirlockError } from '#core/errors.ts';
import type { RoomConfig } from '#infra/config.ts';
import { SETTABLE, stageConfig } from '#infra/stages.ts';

/**
 * The configuration that the CDK would be given by the same `-c key=value` on its command line; other options
 * are the CDK's own. Throws AirlockError('usage') as the app would.
 */
export const givenConfig = (args: readonly string[]): RoomConfig => {
  const { values } = parseArgs({
    args: [...args],
    options: { context: { type: 'string', short: 'c', multiple: true } },
    strict: false,
  });
  const given = Object.fromEntries((values.context ?? []).map(pairOf));
  const overrides = SETTABLE.map((key) => [key, given[key]] as const);
  return stageConfig(given.stage ?? 'dev', Object.fromEntries(overrides));
};

const pairOf = (text: string | boolean): readonly [string, string] => {
  const [, key, value] = /^(\w[\w-]*)=(.*)$/s.exec(String(text)) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw new AirlockError(
    'usage',
    'An option "-c" names a key and its value, as in "-c stage=dev".',
  );
};
