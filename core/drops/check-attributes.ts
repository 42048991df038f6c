import { AirlockError } from '#core/errors.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' or ');

/**
 * Holds the attributes that a mapping names against those that the agreement declares of a list: each of them, and no
 * other. Throws AirlockError('usage'), of one that is not declared with those that it may be meant for.
 */
export const checkAttributes = (mapped: readonly string[], declared: readonly string[]): void => {
  const unknown = mapped.find((name) => !declared.includes(name));
  const missing = declared.filter((name) => !mapped.includes(name));
  if (unknown !== undefined)
    throw new AirlockError(
      'usage',
      `The agreement declares no attribute "${unknown}" for this dataset: ${missing.length === 0 ? '' : `write ${quoted(missing)}, or `}remove it from the mapping.`,
    );
  if (missing.length > 0)
    throw new AirlockError(
      'usage',
      `The agreement declares the attribute "${missing[0]}": map a column to it.`,
    );
};
