import { ENGLISH } from '#cli/subject/english-letter.ts';
import { FRENCH } from '#cli/subject/french-letter.ts';
import type { ContactRole, Organisation } from '#core/agreement/governance-schema.ts';
import type { Language } from '#core/documents/governance-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';

type Held = SubjectDocument['held'][number];

/** Whom a person is told to write to: incidents are for others. */
export const TOLD_CONTACTS = [
  'controller',
  'representative',
  'dpo',
] as const satisfies readonly ContactRole[];

type Role = Organisation['role'];
type Helper = NonNullable<Organisation['subprocessors']>[string];

/** The sentences of a letter in one language. What only the controller knows is a gap, which says what belongs there. */
export interface LetterWords {
  readonly title: (collaboration: string) => string;
  readonly gap: (what: string) => string;
  /** What a person calls each kind of identifier. */
  readonly kinds: Readonly<Record<SubjectKind, string>>;
  /** Who writes: what the agreement says, and what belongs where it says nothing at all, or not that. */
  readonly sender: {
    readonly is: Readonly<Record<Role, string>>;
    readonly contacts: Readonly<
      Record<(typeof TOLD_CONTACTS)[number], (contact: string) => string>
    >;
    readonly all: string;
    readonly controller: string;
    readonly contact: string;
    readonly officer: string;
  };
  readonly greeting: string;
  readonly found: (day: string) => string;
  readonly notFound: (day: string) => string;
  readonly searchedBy: (asked: string) => string;
  readonly marked: (identifiers: number) => string;
  readonly purposes: {
    readonly head: string;
    readonly says: (purpose: string) => string;
    readonly basis: (legalBasis: string) => string;
  };
  readonly categories: {
    readonly head: string;
    readonly says: string;
    readonly people: (list: string, kinds: string) => string;
    /** An attribute or a measure, and what it is. */
    readonly detail: (name: string, value: string) => string;
    readonly ownIds: (many: number) => string;
    readonly label: string;
    readonly events: (list: string, total: number) => string;
    readonly more: (shown: number) => string;
  };
  readonly recipients: {
    readonly head: string;
    readonly says: (party: string, role: string) => string;
    readonly lists: (many: number) => string;
    readonly operator: (account: string) => string;
  };
  /** Who works with the data for the party or for whoever runs the room, and where. */
  readonly helpers: {
    readonly runs: (name: string, role: Role) => string;
    readonly some: (of: string) => string;
    readonly none: (of: string) => string;
    readonly one: (helper: Helper) => string;
    readonly stay: string;
    readonly operator: string;
    readonly unsaid: (of: string) => string;
    readonly abroad: string;
  };
  readonly period: {
    readonly head: string;
    readonly held: (held: Held, published: string, until: string) => string;
    readonly releases: string;
  };
  readonly rights: {
    readonly head: string;
    readonly says: readonly string[];
    readonly consent: string;
    readonly portability: string;
    readonly write: (contact: string) => string;
    readonly how: string;
  };
  readonly complaint: {
    readonly head: string;
    readonly says: string;
    readonly named: (authority: string) => string;
    readonly authority: string;
  };
  readonly source: {
    readonly head: string;
    readonly from: (source: string) => string;
    readonly says: string;
  };
  readonly decisions: {
    readonly head: string;
    readonly says: string;
    readonly lists: string;
    readonly agreed: (decisions: string) => string;
    readonly others: string;
  };
  readonly counted: {
    readonly head: string;
    readonly says: string;
    readonly release: (analysis: string, day: string, until: string) => string;
    readonly list: (activation: string, day: string, until: string) => string;
    readonly gone: (many: number) => string;
  };
  readonly unsearched: {
    readonly head: string;
    readonly says: string;
    readonly why: Readonly<Record<SubjectDocument['unsearched'][number]['why'], string>>;
    readonly one: (list: string, why: string, until: string) => string;
  };
  readonly copy: { readonly head: string; readonly says: string };
}

/** The words of each language. */
export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = { en: ENGLISH, fr: FRENCH };
