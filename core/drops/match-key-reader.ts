import type { Fields, FillerDays } from '#core/drops/identifier-reader.ts';
import type { SourceColumn } from '#core/drops/identifier-source.ts';
import { type MatchColumns, matchSources } from '#core/drops/match-schema.ts';
import { type PartReader, partReader } from '#core/drops/read-cell.ts';
import { yearFirstDay } from '#core/drops/read-date.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { PersonPart } from '#core/identifiers/person-parts.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import { isPlaceholderPart } from '#core/lint/placeholders.ts';
import { deriveFeatures, unusedParts } from '#core/match-keys/derive-features.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** Where the people of a file are described, by which table, and who counts what is seen. */
export interface DescribedFile {
  readonly match: MatchColumns;
  readonly table: MatchTable;
  /** Place of the first of its columns among the wanted ones. */
  readonly place: number;
  readonly fillerDays: FillerDays;
  readonly tally: LintTally;
}

/** The reader of a part: of a date the day as YYYY-MM-DD, and why there is none where the text is no date for sure. */
export const readerOf = (
  part: PersonPart,
  from: SourceColumn,
  fillerDays: FillerDays,
): PartReader => {
  const read = partReader(part, from, fillerDays.get(from.column));
  const readPart: PartReader = (raw) => {
    if (isPlaceholderPart(raw)) return { reason: 'placeholder' };
    const reading = read(raw);
    if (part !== 'birth_date' || reading.text === undefined) return reading;
    const day = yearFirstDay(reading.text.trim());
    return day === undefined ? { reason: 'unread-date' } : { text: day };
  };
  return readPart;
};

/**
 * Makes the function that reads the match keys of a row, in the order of the table: each one's digest, or null where the
 * row lacks a part of it. A part that cannot be read, or of which nothing is derived, is counted, and the person described by
 * the others.
 */
export const matchKeyReader = ({
  match,
  table,
  place,
  fillerDays,
  tally,
}: DescribedFile): ((record: Fields) => readonly (Digest | null)[]) => {
  const readers = matchSources(match).map(
    ([part, from]) => [part, readerOf(part, from, fillerDays)] as const,
  );
  const digestsOf = matchKeyDigests(table);
  return (record) => {
    const person: Partial<Record<PersonPart, string>> = {};
    for (const [at, [part, read]] of readers.entries()) {
      const raw = record[place + at] ?? '';
      if (raw.trim() === '') continue;
      tally.seePart(part);
      const reading = read(raw);
      if (reading.text === undefined) tally.setPartAside(part, reading.reason);
      else person[part] = reading.text;
    }
    const features = deriveFeatures(person);
    for (const part of unusedParts(person, features))
      tally.setPartAside(part, part === 'birth_date' ? 'placeholder' : 'invalid-identifier');
    return digestsOf(features);
  };
};
