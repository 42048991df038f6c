/**
 * Digits of a postcode where each has as many and some begin with a zero, which spreadsheets drop: from the
 * postcode formats of the Universal Postal Union.
 */
const DIGITS: Readonly<Record<string, number>> = {
  ...{ US: 5, DE: 5, FR: 5, ES: 5, IT: 5, FI: 5, EE: 5, TR: 5, MX: 5, MY: 5, TH: 5, UA: 5, KR: 5 },
  ...{ PR: 5, HR: 5, RS: 5, SA: 5, LT: 5, MA: 5, DZ: 5, EG: 5, NP: 5, LK: 5 },
  ...{ AU: 4, NO: 4, DK: 4, ZA: 4, NZ: 4, PT: 7, PL: 5, JP: 7, BR: 8, IL: 7 },
  ...{ RO: 6, SG: 6, CN: 6, RU: 6, CO: 6, KZ: 6, BY: 6, VN: 6 },
};

/** Whether a postcode of the country has lost its first zero; undefined where that cannot be told. */
export const shortPostcode = (
  country: string | undefined,
): ((text: string) => boolean) | undefined => {
  const digits = country === undefined ? undefined : DIGITS[country];
  if (digits === undefined) return undefined;
  return (text) => /^\d+$/.test(text.trim()) && text.trim().length < digits;
};
