import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { person, type TestRow } from '#proof/rehearsal/people.ts';
import { SPRING, trialAgreement } from '#test/support/made-up-trial.ts';

/** People of each arm of the trial. */
export const PER_ARM = 1500;
const ARMS = ['withheld', 'shown'];

/** An experiment in which nothing was done, as an agreement states it: who is in which arm changed nothing for anybody. */
const NOTHING = { ...SPRING, treated: ['shown'], converted: ['yes'] };

/**
 * An agreement with that experiment, and with attributes that people had before it: `region`, alike in both arms;
 * `device`, which is not, as if something other than chance had a hand in it; `tier`, of which one value is rare.
 */
export const dealtAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest =>
  trialAgreement({
    datasets: {
      brand: {
        customers: {
          attributes: {
            bought: ['yes', 'no'],
            region: ['north', 'south', 'east'],
            tier: ['gold', 'silver', 'rare'],
          },
        },
      },
      publisher: { audience: { attributes: { arm: ARMS, device: ['mobile', 'tv'] } } },
    },
    analyses: { brand: ['lift', 'balance', 'segments'], publisher: ['lift'] },
    experiments: { nothing: NOTHING },
    ...sections,
  });

/** Of 100 people of an arm so many bought, the same in both. */
export const BOUGHT_PERCENT = 20;

/** What part of an arm is of each region. */
export const REGION_SHARES = [0.4, 0.4, 0.2];

const ofBrand = (n: number): TestRow => ({
  bought: n % 5 === 0 ? 'yes' : 'no',
  region: ['north', 'south', 'north', 'south', 'east'][Math.floor(n / 5) % 5] ?? '',
  tier: n % 50 === 0 ? 'rare' : (['gold', 'silver'][n % 2] ?? ''),
});

const ofPublisher = (n: number, arm: string): TestRow => ({
  arm,
  device: n % 10 < (arm === 'shown' ? 6 : 5) ? 'mobile' : 'tv',
});

/** Everybody in the file of a party: each second person is in the second arm. */
export const dealtRows = (party: 'brand' | 'publisher'): TestRow[] =>
  Array.from({ length: 2 * PER_ARM }, (_, at) => {
    const [n, arm = ''] = [Math.floor(at / 2), ARMS[at % 2]];
    return { ...person(at), ...(party === 'brand' ? ofBrand(n) : ofPublisher(n, arm)) };
  });
