import type { Block } from '#core/documents/governance-document.ts';

/** A paragraph. */
export const text = (said: string): Block => ({ type: 'text', text: said });

/** What no source says. */
export const gap = (missing: string): Block => ({ type: 'gap', missing });

/** What somebody said, or that nobody did. */
export const said = (words: string | undefined, missing: string): Block =>
  words === undefined ? gap(missing) : text(words);

/** A list; nothing for an empty one. */
export const items = (each: readonly string[]): readonly Block[] =>
  each.length === 0 ? [] : [{ type: 'items', items: each }];

/** A table; a gap where it has no row. */
export const table = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  missing: string,
): Block => (rows.length === 0 ? gap(missing) : { type: 'table', heads, rows });
