import { z } from 'zod';
import { MAX_VALUE_LENGTH } from '#core/limits.ts';

/** Column names of the vault and of a part; an attribute of the same name would hide one of them. */
const RESERVED = new Set([
  ...['token_hi', 'token_lo', 'person', 'kind', 'epoch', 'version', 'party', 'dataset'],
  ...['collaboration', 'email', 'phone', 'maid', 'customer_id', 'name_birthdate', 'name_postcode'],
  ...['file_row_number', 'shard'],
]);

/** A name that is safe as a SQL identifier, a path segment and a YAML key. */
const name = (what: string): z.ZodString =>
  z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,31}$/,
      `a ${what} is 1 to 32 lower-case letters, digits or "_", and starts with a letter`,
    );

/** A collaboration id: also the context of every token key, so it holds nothing but `a-z0-9-`. */
export const CollaborationId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'an id is 1 to 63 lower-case letters, digits or "-"');

/** A party's id. */
export const PartyId = name('party id');

/** The name of a party's list. */
export const DatasetName = name('dataset name');

/** Under which name lists of people to forget lie among a party's drops; no list of an agreement is called so. */
export const FORGOTTEN = 'forgotten';

/** The name of a list that an agreement declares. */
export const DeclaredName = DatasetName.refine((text) => text !== FORGOTTEN, {
  error: `"${FORGOTTEN}" is where lists of people to forget lie: call the dataset otherwise`,
});

/** The name of an experiment. */
export const ExperimentName = name('experiment name');

/** The name of a declared column. */
export const AttributeName = name('attribute name').refine((text) => !RESERVED.has(text), {
  error: 'this attribute name is taken by a column of the vault: choose another',
});

/** A label of an attribute: printable, NFC, trimmed. It may hold quotes: values are always bound. */
export const AttributeValue = z
  .string({ error: 'write the value in quotes, it must be text' })
  .min(1, 'an attribute value cannot be empty: declare "unknown" for rows without one')
  .max(MAX_VALUE_LENGTH, `an attribute value has at most ${MAX_VALUE_LENGTH} characters`)
  .refine((text) => !/\p{C}/u.test(text) && text === text.normalize('NFC').trim(), {
    error: 'an attribute value is printable, in NFC and without spaces around it',
  });

/** The name of an exception for what is lawful. */
export const ExceptionName = name('name of an exception');

/** The name of an activation. */
export const ActivationName = name('name of an activation');

/** The name of a sub-processor, an attestation or a training, by which two agreements are compared. */
export const EntryName = name('name of an entry');
