import type { LintReason } from '#core/lint/reasons.ts';
import { choiceByRate, type Rates, seededDraw } from './draws.ts';

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

type RateNames<Table> = Table extends unknown ? keyof Table : never;

/** What a file did to a person's e-mail. */
type EmailFate = 'good' | RateNames<(typeof DIRT_RATES.email)[Side]>;

/** What a file did to a person's phone number. */
type PhoneFate = 'good' | RateNames<(typeof DIRT_RATES.phone)[Side]>;

/** What is wrong with a person's row in one file, decided before a character is written. */
export interface RowFacts {
  readonly consent: boolean;
  readonly declared: boolean;
  readonly email: EmailFate;
  readonly phone: PhoneFate;
  /** A second row of the same person follows, written differently. */
  readonly repeated: boolean;
}

/** Makes the function that decides the dirt of person i in one file. */
export const rowFactsOf = (seed: number, side: Side): ((person: number) => RowFacts) => {
  const draw = (purpose: string) => seededDraw(seed, `${side}/${purpose}`);
  const consentDraw = draw('consent');
  const declaredDraw = draw('declared');
  const emailDraw = draw('email');
  const phoneDraw = draw('phone');
  const repeatedDraw = draw('repeated');
  const rates = DIRT_RATES.rows[side];
  const emailRates: Rates<EmailFate> = DIRT_RATES.email[side];
  const emailBy = choiceByRate(emailRates, 'good');
  const phoneBy = choiceByRate(DIRT_RATES.phone[side], 'good');
  return (person) => {
    const consent = consentDraw(person) >= rates.noConsent;
    const declared = declaredDraw(person) >= rates.undeclaredValue;
    const email = emailBy(emailDraw(person));
    const phone = phoneBy(phoneDraw(person));
    // Only a faultless row is repeated, so that the second row loses all it has to the first.
    const faultless = consent && declared && email === 'good' && phone === 'good';
    const repeated = faultless && repeatedDraw(person) < rates.repeated;
    return { consent, declared, email, phone, repeated };
  };
};

type Fate = EmailFate | PhoneFate;

/** A typo is a usable identifier: it is well formed, it only belongs to nobody. */
const isUsable = (fate: Fate): boolean => fate === 'good' || fate === 'typo';

const setAsideReason = (fate: Fate): LintReason | undefined =>
  fate === 'good' || fate === 'typo' || fate === 'missing' ? undefined : fate;

/**
 * Why the lint does not accept the first row of a person, or nothing if it does. Who must not or cannot be
 * used comes first, then row faults, then identifier faults, e-mail before phone.
 */
export const lintVerdict = (facts: RowFacts): LintReason | undefined => {
  const { consent, declared, email, phone } = facts;
  if (!consent) return 'no-consent';
  if (email === 'missing' && phone === 'missing') return 'no-identifier';
  if (!declared) return 'undeclared-value';
  if (isUsable(email) || isUsable(phone)) return undefined;
  return setAsideReason(email) ?? setAsideReason(phone);
};
