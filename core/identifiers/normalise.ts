import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import { type Component, type IdentifierKind, KIND_COMPONENTS } from './kinds.ts';
import type { NormaliseContext, NormalisedIdentifier, Profile } from './profile.ts';

/** Between the parts of a composite kind: a control character, which no part can hold. */
const PART_SEPARATOR = '\u001f';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const CONTROL = /\p{Cc}/u;

/**
 * NFC text fit for a rule; refused when it holds control characters or a lone surrogate (which
 * would all hash as U+FFFD, so that different values matched). Plain ASCII is NFC already.
 */
const readableText = (text: string): string | undefined => {
  if (text.length > MAX_IDENTIFIER_LENGTH) return undefined;
  if (PRINTABLE_ASCII.test(text)) return text;
  if (CONTROL.test(text) || !text.isWellFormed()) return undefined;
  const composed = text.normalize('NFC');
  return composed.length > MAX_IDENTIFIER_LENGTH ? undefined : composed;
};

/**
 * The normal form of one component under a profile, or `undefined` when the profile has none for
 * it. Never throws. Normalising the result again, in the same context, changes nothing.
 */
// biome-ignore lint/complexity/useMaxParams: called once per value of a file, so no object per call
export const normaliseComponent = (
  profile: Profile,
  component: Component,
  raw: string,
  context: NormaliseContext,
): string | undefined => {
  const text = readableText(raw);
  if (text === undefined || text === '') return undefined;
  const normal = profile.rules[component](text, context);
  // A rule may take away what kept two characters apart, or lengthen a letter: look again.
  return normal === undefined || normal === '' ? undefined : readableText(normal);
};

/**
 * The normal form of an identifier. `parts` follow `KIND_COMPONENTS[kind]`; a missing part or one
 * without a normal form leaves no identifier, so half a name and birth date never matches.
 */
// biome-ignore lint/complexity/useMaxParams: called once per value of a file, so no object per call
export const normaliseIdentifier = (
  profile: Profile,
  kind: IdentifierKind,
  parts: readonly string[],
  context: NormaliseContext,
): NormalisedIdentifier | undefined => {
  const components = KIND_COMPONENTS[kind];
  if (parts.length !== components.length) return undefined;
  let joined = '';
  for (const [index, component] of components.entries()) {
    const normal = normaliseComponent(profile, component, parts[index] ?? '', context);
    if (normal === undefined) return undefined;
    joined = index === 0 ? normal : joined + PART_SEPARATOR + normal;
  }
  return joined as NormalisedIdentifier;
};
