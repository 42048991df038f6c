import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

const EXAMPLE = new URL('../../../examples/retail/', import.meta.url);

/** Where a file of the retail example lies. */
export const examplePath = (file: string): string => fileURLToPath(new URL(file, EXAMPLE));

const PATH = examplePath('agreement.yaml');

/** The agreement of the retail example: two kinds, two attributes a party. */
export const benchAgreement = async (): Promise<AgreementWithDigest> =>
  parseAgreement(await readFile(PATH, 'utf8'), PATH);

/** The activation of `listAgreement`. */
export const ACTIVATION = 'reach_all';

/** The same agreement with one list of ε 2, of whom of the brand agreed to it, beside what it has for counts. */
export const listAgreement = async (): Promise<AgreementWithDigest> => {
  const example = parse(await readFile(PATH, 'utf8'));
  const { customers } = example.datasets.brand;
  customers.attributes.listing = ['granted', 'refused'];
  const { epsilonBudget, lifetimeEpsilon } = example.privacy;
  const privacy = { epsilonBudget: epsilonBudget + 2, lifetimeEpsilon: lifetimeEpsilon + 2 };
  const list = {
    ...{ from: 'customers', to: 'audience', use: 'include' },
    purpose: 'Show an offer to made-up people.',
    consent: { attribute: 'listing', value: 'granted' },
    ...{ on: ['email', 'phone'], minimumPeople: 1000, listEpsilon: 2 },
    ...{ listsPerPeriod: 1, listsForLife: 1, expiresAfterDays: 30 },
  };
  return parseAgreement(
    stringify({
      ...{ ...example, airlock: 2 },
      privacy: { ...example.privacy, ...privacy },
      activations: { [ACTIVATION]: list },
    }),
    PATH,
  );
};
