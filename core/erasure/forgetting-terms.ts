import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { statedTerms } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { FORGOTTEN } from '#core/names.ts';

/** What a list of people to forget says of consent: nobody has to agree to be forgotten. */
export const FORGET_STATEMENT = 'people who are to be taken out, each at their own wish';

/** As many ids of its own as a party takes for any of its people, if it takes some. */
const ownIds = (agreement: Agreement, party: string): { readonly bridges?: number } => {
  const most = Object.values(datasetsOf(agreement, party)).flatMap(({ bridges }) => bridges ?? []);
  return most.length === 0 ? {} : { bridges: Math.max(...most) };
};

/**
 * The agreement as it holds of a party's list of people to forget: identifiers as of every list of its, no attribute, no
 * consent, and however much of it cannot be read, the rest is done. Its digest stays that of the agreement.
 */
export const forgettingTerms = (
  { agreement, digest }: AgreementWithDigest,
  party: string,
): AgreementWithDigest => {
  const { consent: _, ...terms } = agreement;
  const [stated] = statedTerms(agreement);
  const forgotten = { attributes: {}, ...ownIds(agreement, party) };
  return {
    digest,
    agreement: {
      ...terms,
      ...(stated && { privacy: { ...stated, maxRejectShare: 1 } }),
      datasets: {
        ...agreement.datasets,
        [party]: { ...datasetsOf(agreement, party), [FORGOTTEN]: forgotten },
      },
    },
  };
};
