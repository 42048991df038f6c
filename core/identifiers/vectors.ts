import { type Digest, digestIdentifier } from './digest.ts';
import type { Component } from './kinds.ts';
import { normaliseComponent } from './normalise.ts';
import type { NormalisedIdentifier, ProfileName } from './profile.ts';
import { profileOf } from './profiles.ts';
import vectors from './vectors.json' with { type: 'json' };

/** A published example: what goes in, the normal form and digest it must have, and who says so. */
export interface IdentifierVector {
  readonly profile: ProfileName;
  readonly kind: Component;
  readonly input: string;
  /** `null`: the profile must refuse the input. */
  readonly normalised: string | null;
  readonly sha256: string | null;
  readonly source: string;
  readonly defaultCountry?: string;
  readonly note?: string;
}

/** What these rules make of one vector. `passed`: the same normal form and digest, or refused. */
export interface VectorResult {
  readonly vector: IdentifierVector;
  readonly normalised: string | null;
  readonly digest: Digest | null;
  readonly passed: boolean;
}

/** Every public vector known, so that either party can see that both follow the same rules. */
export const IDENTIFIER_VECTORS = vectors as readonly IdentifierVector[];

const checkVector = (vector: IdentifierVector): VectorResult => {
  const { defaultCountry } = vector;
  const context = defaultCountry === undefined ? {} : { defaultCountry };
  const normal = normaliseComponent(profileOf(vector.profile), vector.kind, vector.input, context);
  const normalised = normal ?? null;
  // A one-part identifier is its component: the same text is hashed for a dataset.
  const digest = normal === undefined ? null : digestIdentifier(normal as NormalisedIdentifier);
  const passed = normalised === vector.normalised && digest === vector.sha256;
  return { vector, normalised, digest, passed };
};

/** Runs every vector through the rules, for `airlock vectors` and for the tests. */
export const checkVectors = (): readonly VectorResult[] => IDENTIFIER_VECTORS.map(checkVector);
