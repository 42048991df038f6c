import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { person, type TestRow } from '#proof/rehearsal/people.ts';
import { SPRING, TRIAL_TERMS } from '#test/support/made-up-trial.ts';

/** People of each district. All are on both lists. Those of Flanders but the first roll up together; Namur is too small. */
export const PLACES: Readonly<Record<string, number>> = {
  ...{ ghent: 900, bruges: 40, kortrijk: 40, ostend: 40, ypres: 40, veurne: 40, tielt: 40 },
  ...{ diksmuide: 40, eeklo: 40, liege: 700, namur: 30 },
};
const WALLONIA = ['liege', 'namur'];
const FLANDERS = Object.keys(PLACES).filter((place) => !WALLONIA.includes(place));

/** People of Flanders whose districts are all too small. */
export const SMALL_IN_FLANDERS = 320;

const ARMS = ['withheld', 'mail', 'push'];
const BOUGHT = ['no', 'web', 'store'];

/** An agreement of format 2 with levels above places and an experiment. */
export const placesAgreement = (): AgreementWithDigest =>
  testAgreement({
    airlock: 2,
    datasets: {
      brand: {
        customers: {
          attributes: { district: Object.keys(PLACES), bought: BOUGHT },
          hierarchies: { district: { region: { flanders: FLANDERS, wallonia: WALLONIA } } },
        },
      },
      publisher: { audience: { attributes: { arm: ARMS } } },
    },
    analyses: { brand: ['overlap', 'lift', 'balance', 'rollup'], publisher: ['overlap', 'rollup'] },
    experiments: { spring: SPRING },
    privacy: TRIAL_TERMS,
  });

/** Everybody in the file of a party. Chance dealt the arms in turn, and half of whoever bought did so in the shop. */
export const placesRows = (party: 'brand' | 'publisher'): TestRow[] =>
  Object.entries(PLACES)
    .flatMap(([district, people]) => Array.from({ length: people }, () => district))
    .map((district, n) => ({
      ...person(n),
      ...(party === 'brand'
        ? { district, bought: BOUGHT[Math.floor(n / 3) % 3] ?? '' }
        : { arm: ARMS[n % 3] ?? '' }),
    }));
