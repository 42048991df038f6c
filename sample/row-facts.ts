import { choiceByRate, type Rates } from './choice-by-rate.ts';
import { DIRT_RATES, type Side } from './dirt-rates.ts';
import { seededDraw } from './seeded-draw.ts';

type RateNames<Table> = Table extends unknown ? keyof Table : never;

/** What a file did to a person's e-mail. */
export type EmailFate = 'good' | RateNames<(typeof DIRT_RATES.email)[Side]>;

/** What a file did to a person's phone number. */
export type PhoneFate = 'good' | RateNames<(typeof DIRT_RATES.phone)[Side]>;

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
