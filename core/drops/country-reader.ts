import { cellText } from '#core/drops/cell.ts';
import type { IdentifierSource } from '#core/drops/identifier-source.ts';
import { remembered } from '#core/drops/remembered.ts';
import { countryOf } from '#core/identifiers/country.ts';
import type { NormaliseContext } from '#core/identifiers/profile.ts';

const contextOf = (
  country: string | undefined,
  onRepair: NormaliseContext['onRepair'],
): NormaliseContext => ({
  ...(country === undefined ? {} : { defaultCountry: country }),
  ...(onRepair ? { onRepair } : {}),
});

/**
 * What a row's identifiers are read with: the country of its own field, of the mapping, or of the agreement.
 * A field that names no country leaves none, so that no number is read by one that nobody named.
 */
export const countryReader = (
  country: IdentifierSource['country'],
  fallback: string | undefined,
  onRepair: NormaliseContext['onRepair'],
): ((field: string | null | undefined) => NormaliseContext) => {
  const common = contextOf(
    typeof country === 'string' ? (countryOf(country) ?? fallback) : fallback,
    onRepair,
  );
  if (typeof country !== 'object') return () => common;
  const own = remembered((field) => contextOf(countryOf(cellText(field).text), onRepair));
  return (field) =>
    field === null || field === undefined || field.trim() === '' ? common : own(field);
};
