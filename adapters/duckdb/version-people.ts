import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { KindFiles } from '#core/ports/version-files.ts';

/** Beside these, columns of ours begin with "_", as no attribute does. */
const TOKEN_COLUMNS = ['token_hi', 'token_lo', 'person'];

/** Kinds and attributes that people are looked at by. */
export interface Seen {
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: readonly string[];
}

/** The attributes that the token files of a version say of its people. */
export const attributesIn = async (
  connection: DuckDBConnection,
  files: KindFiles,
): Promise<readonly string[]> => {
  const described = await connection.runAndReadAll(
    `describe select * from ${parquetRows(...[...files.values()].flat())}`,
  );
  return described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => !TOKEN_COLUMNS.includes(name));
};

/** The kinds of which a version has token files. Throws AirlockError('room') if it has none: it was removed meanwhile. */
export const heldKinds = (files: KindFiles): readonly IdentifierKind[] => {
  const kinds = [...files].filter(([, paths]) => paths.length > 0).map(([kind]) => kind);
  if (kinds.length > 0) return kinds;
  throw new AirlockError(
    'room',
    'The files of a version were removed while it was read: upload the drop again.',
  );
};

/** The columns of `peopleOf` that hold the token of a kind. */
export const tokenColumns = (kind: IdentifierKind): readonly string[] => [
  `_hi_${kind}`,
  `_lo_${kind}`,
];

/**
 * Grain: one row per person of a version with its tokens of these kinds, which it has, and its attributes. A
 * person has one row of a kind at most, and in all of them the same values.
 */
export const peopleOf = (files: KindFiles, { kinds, attributes }: Seen): string => {
  const held = kinds.map((kind) => {
    const values = attributes.map((name) => `, ${quoteName(name)}`).join('');
    return `(select person, token_hi as _hi_${kind}, token_lo as _lo_${kind}${values}
    from ${parquetRows(...(files.get(kind) ?? []))}) as _${kind}`;
  });
  const values = attributes.map(quoteName).map((name) => {
    const told = kinds.map((kind) => `_${kind}.${name}`);
    return `coalesce(${told.join(', ')}) as ${name}`;
  });
  return `select ${[...kinds.flatMap(tokenColumns), ...values].join(', ')}
  from ${held.map((list, at) => (at === 0 ? list : `full join ${list} using (person)`)).join('\n  ')}`;
};
