import type { Fields, Mapped } from '#console/pages/prepare/fields.ts';
import type { MapAddress } from '#console/pages/prepare/map-path.ts';
import type { Visit } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

/** How the letters of a file may be read. */
export type Encoding = keyof Words['prepare']['encodings'];

/** What the form of a file shows. */
export interface Mapping extends Mapped {
  readonly visit: Visit;
  readonly address: MapAddress;
  readonly file: string;
  /** How many rows were looked at. */
  readonly rows: number;
  /** What the columns are known by: another file has another. */
  readonly seen: string;
  readonly fields: Fields;
  readonly notes: readonly SuggestionNote[];
  readonly encodings: readonly Encoding[];
  /** Mappings of the folder. */
  readonly saved: readonly string[];
  /** The file of the drop key; undefined where drops are not sealed. */
  readonly keyFile: string | 'missing' | undefined;
  /** Fields that have to be put right, and what the room says of them. */
  readonly wrong: ReadonlySet<string>;
  readonly says?: string | undefined;
  /** The same in the reader's language, where it is of this page. */
  readonly problem?: string | undefined;
  /** The file is another than that of the form that was sent. */
  readonly isChanged: boolean;
  /** The mapping says more than the form. */
  readonly isPartial: boolean;
}

/** What is said next to a field; undefined where nothing is wrong with it. */
export const errorOf = (
  { visit: { words }, wrong }: Pick<Mapping, 'visit' | 'wrong'>,
  name: string,
): string | undefined => {
  if (!wrong.has(name)) return undefined;
  const { outRuleBroken, attestMissing, noColumn, wrongField } = words.prepare;
  if (name === 'out') return outRuleBroken;
  if (name === 'attest') return attestMissing;
  return name.startsWith('from.') ? noColumn : wrongField;
};
