import { dropSealing } from '#adapters/drop-sealing.ts';
import { smallText } from '#cli/small-text.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';

const MAX_BYTES = 16_384;

/** No message says what is in the file, not even what is wrong with it. */
const parsed = (path: string, text: string): DropKeyFile => {
  try {
    return DropKeyFile.parse(JSON.parse(text));
  } catch {
    throw new AirlockError(
      'input',
      `"${path}" is no drop key, or a part of one: get it again with "drop-key".`,
    );
  }
};

/**
 * Reads the file that `drop-key` wrote; undefined where none is named. Throws AirlockError('usage') for a file that is not
 * there, or is of another collaboration, and 'input' for one that is no drop key.
 */
export const readDropKey = async (
  path: string | undefined,
  { id }: Pick<Agreement, 'id'>,
): Promise<DropSealing | undefined> => {
  if (path === undefined) return undefined;
  if (path === '-')
    throw new AirlockError('usage', 'A drop key is read from a file of its own: name that.');
  const key = parsed(path, await smallText(path, { what: 'drop key', maxBytes: MAX_BYTES }));
  if (key.collaboration !== id)
    throw new AirlockError(
      'usage',
      `The drop key is of the collaboration "${key.collaboration}", and the agreement of "${id}": get that one's with "drop-key".`,
    );
  return dropSealing(key);
};
