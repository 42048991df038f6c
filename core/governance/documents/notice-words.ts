import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Transfer } from '#core/agreement/governance-schema.ts';
import type { SpecialCategoryException } from '#core/agreement/special-category-schema.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';

/** A list, as people are told of it. Names of attributes, kinds and amounts are those of the agreement. */
export interface ToldList {
  readonly who: string;
  readonly attributes: readonly string[];
  readonly recognisedBy: readonly SubjectKind[];
  /** Most ids of the party's own that come with these. */
  readonly ownIds: number;
  readonly isLabelled: boolean;
  /** Left out for a list of people. */
  readonly events?: {
    /** What says of which kind a touch was; left out where nothing does. */
    readonly kind?: string;
    readonly amounts: readonly { readonly name: string; readonly unit: string }[];
  };
}

/** How people are told what of their data the law protects most, and why it may be held. */
interface SpecialSentences {
  /** What it is about: the purpose, a list or an experiment by its name, a list of a party, or an attribute of one. */
  readonly purpose: string;
  readonly named: (name: string) => string;
  readonly list: (who: string, name: string) => string;
  readonly attribute: (who: string, name: string, values: readonly string[]) => string;
  readonly says: (
    what: string,
    by: Pick<SpecialCategoryException, 'category' | 'article' | 'reason'>,
  ) => string;
}

/** Whether data leaves Europe. */
interface TransferSentences {
  readonly none: string;
  readonly one: (who: string, country: string, by: Exclude<Transfer, 'none'>) => string;
  readonly copy: string;
}

/** All that a notice says in one language, for people who are no lawyers. */
export interface NoticeWords {
  readonly title: string;
  readonly lead: string;
  readonly headings: Readonly<Record<NoticePart, string>>;
  readonly writeTo: (who: string, contact: string) => string;
  readonly purpose: (purpose: string) => string;
  readonly basis: Readonly<Record<Agreement['legalBasis'], string>>;
  readonly interest: (interest: string) => string;
  readonly list: (list: ToldList) => string;
  readonly special: SpecialSentences;
  readonly source: (who: string, source: string) => string;
  readonly recipient: (who: string) => string;
  /** The same of whoever takes lists of its own people home. */
  readonly listTaker: (who: string) => string;
  readonly counts: (k: number) => string;
  readonly activation: (purpose: string) => string;
  readonly helper: (name: string, purpose: string, country: string) => string;
  readonly transfer: TransferSentences;
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
  | 'special'
  | 'source'
  | 'helpers'
  | 'transfers'
  | 'authority'
  | 'obligation'
  | 'decisions'
  | 'translation';
