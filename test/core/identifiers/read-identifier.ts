import type { Component } from '#core/identifiers/kinds.ts';
import { normaliseComponent } from '#core/identifiers/normalise.ts';
import type { ProfileName } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { Repair } from '#core/identifiers/repairs.ts';

/** The normal form of a value and the repairs that were told, each in the order in which it was told. */
export const readIdentifier = (
  [profile, component]: readonly [ProfileName, Component],
  raw: string,
  defaultCountry?: string,
): { readonly normal: string | undefined; readonly told: readonly Repair[] } => {
  const told: Repair[] = [];
  const country = defaultCountry === undefined ? {} : { defaultCountry };
  const normal = normaliseComponent(profileOf(profile), component, raw, {
    ...country,
    onRepair: (repair) => told.push(repair),
  });
  return { normal, told };
};
