import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { partReader } from '#core/drops/read-cell.ts';
import { type Digest, digestIdentifier } from '#core/identifiers/digest.ts';
import {
  IDENTIFIER_KINDS,
  type IdentifierKind,
  KIND_COMPONENTS,
  OWN_ID,
} from '#core/identifiers/kinds.ts';
import { normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { ownIdDigest, ownIdForm } from '#core/identifiers/own-id.ts';
import { contextOf } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { isDigest, readDigest } from '#core/lint/digest-shape.ts';
import {
  isPlaceholderIdentifier,
  isPlaceholderText,
  PLACEHOLDER_DIGESTS,
} from '#core/lint/placeholders.ts';
import type { LintReason } from '#core/lint/reasons.ts';

/** By what a person can be asked about: the kinds of agreements, and ids of the party's own. */
export const SUBJECT_KINDS = [...IDENTIFIER_KINDS, OWN_ID] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** One identifier of a person, hashed as a drop has it. Pseudonymous: never in a message, a log or the ledger. */
export interface SubjectIdentifier {
  readonly kind: SubjectKind;
  readonly digest: Digest;
}

/** What names a person, as somebody wrote it: the parts of a kind in the order of `KIND_COMPONENTS`, or a digest alone. */
export interface WrittenIdentifier {
  readonly kind: SubjectKind;
  readonly parts: readonly string[];
}

/** By whose rules it is read. */
export interface SubjectRules {
  readonly party: string;
  readonly identifiers: Agreement['identifiers'];
}

type Reading = Digest | { readonly reason: LintReason };

const ownDigest = (party: string, [text = '']: readonly string[]): Reading => {
  const form = isPlaceholderText(text) ? undefined : ownIdForm(text);
  return form === undefined ? { reason: 'invalid-identifier' } : ownIdDigest(party, form);
};

const givenDigest = (text: string): Reading => {
  const reading = readDigest(text);
  if ('reason' in reading) return { reason: reading.reason };
  return PLACEHOLDER_DIGESTS.has(reading.digest) ? { reason: 'placeholder' } : reading.digest;
};

const rawDigest = (
  kind: IdentifierKind,
  parts: readonly string[],
  identifiers: Agreement['identifiers'],
): Reading => {
  const texts: string[] = [];
  for (const [at, component] of KIND_COMPONENTS[kind].entries()) {
    const read = partReader(component, { column: '' }, undefined)(parts[at] ?? '');
    if (read.text === undefined) return { reason: read.reason };
    texts.push(read.text);
  }
  if (parts.length !== texts.length) return { reason: 'malformed-row' };
  const profile = profileOf(identifiers.profile);
  const normal = normaliseIdentifier(profile, kind, texts, contextOf(identifiers));
  if (normal === undefined) return { reason: 'invalid-identifier' };
  return isPlaceholderIdentifier(texts, normal)
    ? { reason: 'placeholder' }
    : digestIdentifier(normal);
};

const digestOf = ({ kind, parts }: WrittenIdentifier, rules: SubjectRules): Reading => {
  // An own id may look like a digest: a cookie is often one. So it is always hashed.
  if (kind === OWN_ID) return ownDigest(rules.party, parts);
  const [only = ''] = parts;
  return parts.length === 1 && isDigest(only)
    ? givenDigest(only)
    : rawDigest(kind, parts, rules.identifiers);
};

/**
 * Reads one identifier of a person: plain, by the profile of the agreement, and hashed here; or a SHA-256 digest in any
 * shape that a drop may have, which it is taken for where it looks like one. What `prepare` knows of a file is not known
 * here: no order of dates, no days that stand for none, no country of a column, and one value alone. Answers why it cannot
 * be used, never what it is.
 */
export const subjectIdentifier = (
  written: WrittenIdentifier,
  rules: SubjectRules,
): SubjectIdentifier | { readonly reason: LintReason } => {
  const digest = digestOf(written, rules);
  return typeof digest === 'string' ? { kind: written.kind, digest } : digest;
};
