import type { z } from 'zod';
import { notRegular, withRegularFile } from '#adapters/regular-file.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { readYaml } from '#core/agreement/read-yaml.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_YAML_BYTES } from '#core/limits.ts';

/** The text of a YAML file, and what it is for a message. Throws AirlockError('usage') if it cannot be read. */
export const readText = async (path: string, what: string): Promise<string> => {
  const start = Buffer.alloc(MAX_YAML_BYTES);
  const read = await withRegularFile(path, (file) => file.read(start, 0, start.length, 0)).catch(
    (cause: unknown) => {
      throw new AirlockError('usage', `The ${what} "${path}" cannot be read: check the path.`, {
        cause,
      });
    },
  );
  if (read) return start.toString('utf8', 0, read.bytesRead);
  throw notRegular({ code: 'usage', path });
};

/** The text of an agreement file, whatever is wrong with it. */
export const readAgreementText = (path: string): Promise<string> => readText(path, 'agreement');

/** Reads an agreement file. */
export const readAgreement = async (path: string): Promise<AgreementWithDigest> =>
  parseAgreement(await readAgreementText(path), path);

const readMappingOf = async <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
): Promise<z.output<Schema>> =>
  readYaml(schema, await readText(path, 'mapping'), { file: path, code: 'usage', namesKeys: true });

/** Reads a mapping file of people. */
export const readMapping = (path: string): Promise<Mapping> => readMappingOf(Mapping, path);

/** Reads a mapping file of events. */
export const readEventMapping = (path: string): Promise<EventMapping> =>
  readMappingOf(EventMapping, path);
