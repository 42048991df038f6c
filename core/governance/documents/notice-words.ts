import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** A list, as people are told of it. */
export interface ToldList {
  readonly who: string;
  /** Names of its attributes, and kinds of identifiers. */
  readonly attributes: readonly string[];
  readonly recognisedBy: readonly string[];
  readonly isEvents: boolean;
}

/** All that a notice says in one language, for people who are no lawyers. */
export interface NoticeWords {
  readonly title: string;
  readonly lead: string;
  readonly headings: Readonly<Record<NoticePart, string>>;
  readonly writeTo: (officer: string) => string;
  readonly purpose: (purpose: string) => string;
  readonly basis: Readonly<Record<Agreement['legalBasis'], string>>;
  readonly interest: (interest: string) => string;
  readonly list: (list: ToldList) => string;
  readonly source: (who: string, source: string) => string;
  readonly recipient: (who: string) => string;
  /** The same of whoever takes lists of its own people home. */
  readonly listTaker: (who: string) => string;
  readonly counts: (k: number) => string;
  readonly activation: (purpose: string) => string;
  readonly helper: (name: string, purpose: string, country: string) => string;
  readonly transfer: Readonly<Record<'none' | 'some', string>>;
  readonly kept: (terms: Agreement['retention']) => readonly string[];
  readonly rights: readonly string[];
  readonly withdrawal: string;
  readonly complaint: (authority: string) => string;
  readonly missing: Readonly<Record<NoticeGap, string>>;
}

/** The parts of a notice, in the order of Art. 13 and 14. */
export type NoticePart =
  | 'who'
  | 'officer'
  | 'purpose'
  | 'data'
  | 'source'
  | 'recipients'
  | 'transfers'
  | 'retention'
  | 'rights'
  | 'complaint'
  | 'obligation'
  | 'decisions';

/** What a notice needs and an agreement may not say. */
type NoticeGap =
  | 'who'
  | 'officer'
  | 'interest'
  | 'source'
  | 'helpers'
  | 'authority'
  | 'obligation'
  | 'decisions'
  | 'translation';
