import type { ForgetOptions } from '#cli/forget/forget-options.ts';
import { mappingFromFlags } from '#cli/mapping-flags.ts';
import { readMapping } from '#cli/read-file.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { takesOwnIds } from '#core/agreement/lookup.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { KIND_COMPONENTS, OWN_ID } from '#core/identifiers/kinds.ts';

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/** A mapping of identifiers alone: nobody has to agree to be forgotten, and nothing else is asked of them. */
const identifiersOf = ({ identifiers, bridges }: Mapping): Mapping => ({
  identifiers,
  attributes: {},
  ...(bridges && { bridges }),
});

/** A file of one identifier a line, whose column is called as its kind. */
const ofKind = (text: string, { hashed, party }: ForgetOptions, agreement: Agreement): Mapping => {
  const { kinds } = agreement.identifiers;
  const own = takesOwnIds(agreement, party) ? [OWN_ID] : [];
  if (own.includes(text)) return Mapping.parse({ identifiers: {}, bridges: [OWN_ID] });
  const kind = kinds.find((each) => each === text);
  if (!kind)
    return usage(
      `Nobody can be known by this kind in your lists of this room: name one of ${[...kinds, ...own].join(', ')}.`,
    );
  const isHashed = hashed?.includes(kind) ?? false;
  if (KIND_COMPONENTS[kind].length > 1 && !isHashed)
    return usage(
      `"${kind}" is made of several values: name their columns with --map or --mapping, or say --hashed ${kind} for a list of digests.`,
    );
  return Mapping.parse({ identifiers: { [kind]: { column: kind, hashed: isHashed } } });
};

/** How the list is read, by one way of saying so. Throws AirlockError('usage') where nothing says it, or several things do. */
export const listMapping = async (
  options: ForgetOptions,
  agreement: Agreement,
): Promise<Mapping> => {
  const { kind, mapping, map } = options;
  const ways = [kind, mapping, map].filter((each) => each !== undefined);
  if (ways.length !== 1)
    usage(
      'Say in one way how the list is read: --kind email for one identifier a line, --map email=Column, or --mapping with the file that "prepare" takes.',
    );
  if (kind !== undefined) return ofKind(kind, options, agreement);
  const found = mapping === undefined ? mappingFromFlags(options) : await readMapping(mapping);
  return found ? identifiersOf(found) : usage('Say with --map which columns hold identifiers.');
};
