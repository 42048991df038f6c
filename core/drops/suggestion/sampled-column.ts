import { headerWords } from '#core/drops/suggestion/header-words.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';

/** A column of a file as a suggestion looks at it. */
export interface SampledColumn {
  readonly name: string;
  /** The words of its name. */
  readonly words: string;
  /** What its first rows hold, without empty fields and fillers. */
  readonly texts: readonly string[];
  /** Has it empty fields in these rows? */
  readonly hasGaps: boolean;
}

/** The first rows of a file. */
export interface Sample {
  readonly columns: readonly string[];
  /** Fields in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Fewer values than this say nothing about a column: its name alone does then. */
const TELLING_VALUES = 3;

/** The columns of a file, each with what its first rows hold. */
export const sampledColumns = ({ columns, rows }: Sample): readonly SampledColumn[] =>
  columns.map((name, at) => {
    const fields = rows.map((fields) => (fields[at] ?? '').trim());
    const filled = fields.filter((text) => text !== '');
    return {
      name,
      words: headerWords(name),
      // A zero is a filler of an identifier, and a word of a column that says yes or no.
      texts: filled.filter((text) => text === '0' || !isPlaceholderText(text)),
      hasGaps: filled.length < fields.length,
    };
  });

/** Does a column hold enough to be judged by? */
export const isTelling = ({ texts }: SampledColumn): boolean => texts.length >= TELLING_VALUES;

/** The share of a column's values for which something holds; 0 where there are none. */
export const shareOf = ({ texts }: SampledColumn, holds: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;
