import { parseArgs } from 'node:util';
import { AirlockError } from '#core/errors.ts';
import type { RoomConfig } from '#infra/config.ts';
import { givenOptions } from '#infra/given-options.ts';
import { stageConfig } from '#infra/stages.ts';

const CONTEXT = { context: { type: 'string', short: 'c', multiple: true } } as const;

/** Of a command line that is for the CDK, the options that say how a room is made: each `-c key=value`. */
export const contextOf = (args: readonly string[]): readonly string[] =>
  (parseArgs({ args: [...args], options: CONTEXT, strict: false }).values.context ?? []).flatMap(
    (each) => ['-c', String(each)],
  );

/**
 * The configuration that the CDK would be given by the same `-c key=value` on its command line. Throws
 * AirlockError('usage') as the app would, and for any other option: `--architecture x64` would build for another
 * processor than it seems to.
 */
export const givenConfig = (args: readonly string[]): RoomConfig => {
  const { stage, overrides } = givenOptions(Object.fromEntries(given(args).map(pairOf)));
  return stageConfig(stage, overrides);
};

const given = (args: readonly string[]): readonly string[] => {
  try {
    return parseArgs({ args: [...args], options: CONTEXT }).values.context ?? [];
  } catch (cause) {
    throw malformed(cause);
  }
};

const pairOf = (text: string): readonly [string, string] => {
  const [, key, value] = /^(\w[\w-]*)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw malformed();
};

const malformed = (cause?: unknown): AirlockError =>
  new AirlockError(
    'usage',
    'Options of a room are written "-c KEY=VALUE", as in "-c architecture=x64", and no others are known here.',
    { cause },
  );
