import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import {
  parseManifest,
  parseTemplate,
  type StackPlace,
  type Stacks,
  type Template,
} from '#core/deployment/template.ts';
import { MAX_SETTING_BYTES } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';

const SUFFIX = '.template.json';

/**
 * The templates of a room from the folder that `cdk synth` makes, by stack. Throws AirlockError('usage') if there
 * are none, or one of them is no template.
 */
export const readTemplates = async (folder: string): Promise<Stacks> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AirlockError('usage', `The folder "${folder}" cannot be read: check --expected.`, {
      cause,
    });
  });
  const stacks = names.filter((name) => name.endsWith(SUFFIX)).sort();
  if (stacks.length === 0)
    throw new AirlockError(
      'usage',
      `There is no template in "${folder}": make them with "npm run synth" of the same source and settings, and name the folder cdk.out with --expected.`,
    );
  const read = stacks.map(
    async (name) =>
      [name.slice(0, -SUFFIX.length), await readTemplate(join(folder, name))] as const,
  );
  return Object.fromEntries(await Promise.all(read));
};

const readTemplate = async (path: string): Promise<Template> => {
  const bytes = await readRegularFile(path, MAX_SETTING_BYTES).catch((cause: unknown) => {
    throw notATemplate(path, cause);
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  try {
    return parseTemplate(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw notATemplate(path, cause);
  }
};

const notATemplate = (path: string, cause: unknown): AirlockError =>
  new AirlockError(
    'usage',
    `"${path}" is not a template as "npm run synth" writes it: make them anew.`,
    { cause },
  );

/**
 * The place of each stack, as the manifest beside the templates says it; nothing where there is none. Throws
 * AirlockError('usage') if it is there and is none.
 */
export const readPlaces = async (folder: string): Promise<Readonly<Record<string, StackPlace>>> => {
  const path = join(folder, 'manifest.json');
  const bytes = await readRegularFile(path, MAX_SETTING_BYTES).catch(() => undefined);
  if (!bytes) return {};
  try {
    return parseManifest(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw notATemplate(path, cause);
  }
};
