import { cellText } from '#core/drops/cell.ts';
import type { IdentifierSource } from '#core/drops/identifier-source.ts';
import { remembered } from '#core/drops/remembered.ts';
import { countryOf } from '#core/identifiers/country.ts';
import type { NormaliseContext } from '#core/identifiers/profile.ts';

/**
 * What a row's identifiers are read with: the country of its own field, of the mapping, or of the agreement.
 * A field that names no country leaves none, so that no number is read by one that nobody named.
 */
export const countryReader = (
  country: IdentifierSource['country'],
  agreed: NormaliseContext,
): ((field: string | null | undefined) => NormaliseContext) => {
  const { defaultCountry: _, ...others } = agreed;
  const contextIn = (named: string | undefined): NormaliseContext =>
    named === undefined ? others : { ...others, defaultCountry: named };
  const common =
    typeof country === 'string' ? { ...agreed, ...contextIn(countryOf(country)) } : agreed;
  if (typeof country !== 'object') return () => common;
  const own = remembered((field) => contextIn(countryOf(cellText(field).text)));
  return (field) =>
    field === null || field === undefined || field.trim() === '' ? common : own(field);
};
