import type { RowFacts } from './row-facts.ts';

/** What the two files are called. */
export const SAMPLE_FILES = {
  brand: 'brand-customers.csv',
  publisher: 'publisher-audience.csv',
} as const;

/** One row about to be written. */
export interface SampleRow {
  readonly person: number;
  readonly facts: RowFacts;
  /** Place in the file, from 0. */
  readonly row: number;
  /** Is it the second row of the person? */
  readonly again: boolean;
}

/** How one of the two files looks: what is wrong with a person's row, and how it is written. */
export interface SampleFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly facts: (person: number) => RowFacts;
  readonly fields: (row: SampleRow) => readonly string[];
}
