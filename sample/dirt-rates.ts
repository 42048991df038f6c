/** The two files of a sample, named after the parties of the retail example. */
export type Side = 'brand' | 'publisher';

/**
 * How dirty the sample is, all in one table: shares of the rows of a file, or of the values that
 * a spelling applies to. Kept so that fewer than 4 % of the rows are quarantined and fewer than
 * 4 % of the identifiers of a kind are unusable, below the 5 % at which a drop is refused.
 */
export const DIRT_RATES = {
  /** Whole rows. `repeated` is a share of the rows that have no other fault. */
  rows: {
    brand: { noConsent: 0.01, undeclaredValue: 0.001, repeated: 0.005 },
    publisher: { noConsent: 0, undeclaredValue: 0.001, repeated: 0.005 },
  },
  /** What befell the e-mail; the rest is good. A typo is a valid address, but of nobody. */
  email: {
    brand: { typo: 0.012, missing: 0.03, placeholder: 0.006, 'invalid-identifier': 0.002 },
    publisher: {
      typo: 0.008,
      missing: 0.02,
      placeholder: 0.006,
      'raw-email': 0.001,
      'not-a-digest': 0.001,
    },
  },
  /** What befell the phone number; the rest is good. */
  phone: {
    brand: { typo: 0.01, missing: 0.06, placeholder: 0.008, 'invalid-identifier': 0.003 },
    publisher: { typo: 0.01, missing: 0.08, placeholder: 0.008, 'invalid-identifier': 0.003 },
  },
  /** How an address is written; the rest is in lower case. The last two apply to gmail.com only. */
  emailSpelling: {
    'upper-case': 0.03,
    capitalised: 0.08,
    spaces: 0.03,
    'gmail-dots': 0.05,
    'gmail-tag': 0.03,
  },
  /** How a number is written; the rest is in E.164. */
  phoneSpelling: {
    international: 0.1,
    'double-zero': 0.05,
    national: 0.2,
    dashes: 0.05,
    brackets: 0.05,
    'trunk-zero': 0.03,
  },
  /** How a digest is written; the rest is in lower-case hex. All three are acceptable. */
  digestSpelling: { 'upper-hex': 0.03, base64: 0.03 },
  /** Share of the people without a region for whom the file says nothing instead of "unknown". */
  emptyRegion: 0.75,
  /** Customers with a note, which may hold commas, quotes and line breaks. */
  notes: 0.3,
} as const;
