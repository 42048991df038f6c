import type { DuckDBConnection } from '@duckdb/node-api';
import { labelOf, tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import type { Domain } from '#core/attribute-codes.ts';
import { AirlockError } from '#core/errors.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { ownValue } from '#core/own-value.ts';
import type { KindFiles } from '#core/ports/version-files.ts';

/** Beside these, columns of ours begin with "_", as no attribute does. */
const TOKEN_COLUMNS = ['token_hi', 'token_lo', 'person'];

/** Kinds and attributes that people are looked at by. */
export interface Seen {
  readonly kinds: readonly TokenKind[];
  readonly attributes: readonly string[];
}

/** The attributes that token files say of people. */
export const attributesIn = async (
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<readonly string[]> => {
  const described = await connection.runAndReadAll(
    `describe select * from ${parquetRows(...files)}`,
  );
  return described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => !TOKEN_COLUMNS.includes(name) && !name.startsWith('_'));
};

/** The kinds of which a version has token files. Throws AirlockError('room') if it has none: it was removed meanwhile. */
export const heldKinds = (files: KindFiles): readonly TokenKind[] => {
  const kinds = [...files].filter(([, paths]) => paths.length > 0).map(([kind]) => kind);
  if (kinds.length > 0) return kinds;
  throw new AirlockError(
    'room',
    'The files of a version were removed while it was read: upload the drop again.',
  );
};

/** What is said of people in `peopleOf`. */
interface Told extends Seen {
  /** What codes mean; undefined where the files hold the values themselves. */
  readonly domain: Domain | undefined;
}

const told = (name: string, domain: Domain | undefined): string => {
  const values = domain && ownValue(domain, name);
  return `${values ? labelOf(name, values) : quoteName(name)} as ${quoteName(name)}`;
};

/**
 * Grain: one row per person of a version with its tokens of these kinds, which it has, and its attributes. A
 * person has one row of a kind at most, and in all of them the same values.
 */
export const peopleOf = (files: KindFiles, { kinds, attributes, domain }: Told): string => {
  const held = kinds.map((kind) => {
    const values = attributes.map((name) => `, ${told(name, domain)}`).join('');
    return `(select person, token_hi as _hi_${kind}, token_lo as _lo_${kind}${values}
    from ${parquetRows(...(files.get(kind) ?? []))}) as _${kind}`;
  });
  const values = attributes.map(quoteName).map((name) => {
    const said = kinds.map((kind) => `_${kind}.${name}`);
    return `coalesce(${said.join(', ')}) as ${name}`;
  });
  return `select ${[...kinds.flatMap(tokenColumns), ...values].join(', ')}
  from ${held.map((list, at) => (at === 0 ? list : `full join ${list} using (person)`)).join('\n  ')}`;
};
