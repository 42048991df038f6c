import { type Component, type IdentifierKind, KIND_COMPONENTS } from './kinds.ts';
import type { NormaliseContext, NormalisedIdentifier, Profile } from './profile.ts';
import { holdsInvisible, readableText } from './readable-text.ts';
import type { Repair } from './repairs.ts';

/** Between the parts of a composite kind: a control character, which no part can hold. */
const PART_SEPARATOR = '\u001f';

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
  const ruled = profile.rules[component](text, context);
  // A rule may take away what kept two characters apart, or lengthen a letter: look again.
  const normal = ruled === undefined ? undefined : readableText(ruled);
  if (normal === undefined || normal === '') return undefined;
  if (text !== raw && holdsInvisible(raw)) context.onRepair?.('invisible-characters');
  return normal;
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
  const [only] = components;
  if (parts.length !== components.length) return undefined;
  if (components.length === 1 && only !== undefined)
    return normaliseComponent(profile, only, parts[0] ?? '', context) as NormalisedIdentifier;
  // Told once all parts are there: a repair counts only for a value that is used.
  const told: Repair[] = [];
  const partContext = partContextOf(context, told);
  let joined = '';
  for (const [index, component] of components.entries()) {
    const normal = normaliseComponent(profile, component, parts[index] ?? '', partContext);
    if (normal === undefined) return undefined;
    joined = index === 0 ? normal : joined + PART_SEPARATOR + normal;
  }
  if (told.length > 0) for (const repair of new Set(told)) context.onRepair?.(repair);
  return joined as NormalisedIdentifier;
};

const partContextOf = (context: NormaliseContext, told: Repair[]): NormaliseContext =>
  context.onRepair === undefined
    ? context
    : { ...context, onRepair: (repair) => told.push(repair) };
