import { attributeReader } from '#core/drops/attribute-reader.ts';
import type { AttributeSource } from '#core/drops/attribute-schema.ts';
import { attributeMap } from '#core/drops/attribute-source.ts';
import { folded, type Ignorable } from '#core/drops/fold.ts';
import { headerWords } from '#core/drops/suggestion/header-words.ts';
import { isTelling, type SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

/** An attribute that a dataset declares. */
export interface Declared {
  readonly name: string;
  readonly values: readonly string[];
}

/** The column of an attribute and how it becomes one, and what is to be said of it. */
export interface SuggestedAttribute {
  readonly source?: AttributeSource;
  readonly notes: readonly SuggestionNote[];
}

/** What may be ignored, the least first. */
const IGNORING: readonly (readonly Ignorable[])[] = [
  [],
  ['case'],
  ['accents'],
  ['case', 'accents'],
];

const sourceOf = (column: string, ignore: readonly Ignorable[]): AttributeSource =>
  ignore.length === 0 ? column : { column, ignore: [...ignore] };

/** Would ignoring this make two declared values one? */
const tellsApart = ({ values }: Declared, ignore: readonly Ignorable[]): boolean =>
  ignore.length === 0 || new Set(values.map(folded)).size === values.length;

const readBy = (
  { name, values }: Declared,
  { name: column, texts }: SampledColumn,
  ignore: readonly Ignorable[],
): number => {
  const source = sourceOf(column, ignore);
  const read = attributeReader(attributeMap({ name, source, declared: values }), new Set());
  return texts.filter((text) => {
    const { value, fellBack } = read(text);
    return value !== null && fellBack === undefined;
  }).length;
};

interface Fit {
  readonly column: SampledColumn;
  readonly ignore: readonly Ignorable[];
  /** How many of the column's values become declared ones. */
  readonly read: number;
}

/** How most values of a column become declared ones, ignoring as little as that takes. */
const fitOf = (declared: Declared, column: SampledColumn): Fit => {
  const fits = IGNORING.filter((ignore) => tellsApart(declared, ignore)).map((ignore) => ({
    column,
    ignore,
    read: readBy(declared, column, ignore),
  }));
  return fits.reduce((best, fit) => (fit.read > best.read ? fit : best));
};

/** The names of columns that hold the name of the attribute: as it is, or among other words. */
const namedLike = (columns: readonly SampledColumn[], name: string): readonly SampledColumn[] => {
  const words = headerWords(name);
  const within = ` ${words} `;
  const exact = columns.filter((column) => column.words === words);
  return exact.length > 0
    ? exact
    : columns.filter((column) => ` ${column.words} `.includes(within));
};

const NEARLY_ALL = 0.9;

/** Columns that hold hardly anything but declared values, and more than one of them. */
const holding = (columns: readonly SampledColumn[], declared: Declared): readonly Fit[] =>
  columns
    .filter((column) => isTelling(column) && new Set(column.texts.map(folded)).size > 1)
    .filter(({ texts }) => new Set(texts).size <= declared.values.length * 2)
    .map((column) => fitOf(declared, column))
    .filter(({ column, read }) => read >= column.texts.length * NEARLY_ALL);

const note = (about: string, what: SuggestionNote['what'], says: string): SuggestionNote => ({
  about,
  what,
  says,
});

/** Which column holds an attribute, by its name or by the declared values in it. */
export const suggestAttribute = (
  columns: readonly SampledColumn[],
  declared: Declared,
): SuggestedAttribute => {
  const { name } = declared;
  const named = namedLike(columns, name).map((column) => fitOf(declared, column));
  const best = [...named].sort((one, two) => two.read - one.read)[0];
  const others =
    best && (best.read > 0 || !isTelling(best.column)) ? [] : holding(columns, declared);
  const [evident, ...more] = others;
  const fit = evident && more.length === 0 ? evident : best;
  if (!fit)
    return {
      notes: [
        note(name, 'open', 'No column is named like it or holds its declared values: map one.'),
      ],
    };
  const { column, ignore, read } = fit;
  const source = sourceOf(column.name, ignore);
  const { length } = column.texts;
  const isSmall = length - read < length * (1 - NEARLY_ALL);
  const isExpected = read > 0 && declared.values.includes('unknown');
  if (isSmall || isExpected || !isTelling(column)) return { source, notes: [] };
  const says = `Of the first ${length} values of "${column.name}", ${length - read} are not declared: add values: { as the file has it: as it is declared }, or otherwise.`;
  return { source, notes: [note(name, 'open', says)] };
};
