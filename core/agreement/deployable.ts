import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { AirlockError } from '#core/errors.ts';

/** A party that signs in to AWS. */
type DeployableParty = Party & { readonly account: string };

/** An agreement that names the accounts which a room on AWS needs. */
export type DeployableAgreement = Omit<Agreement, 'operator' | 'parties'> & {
  readonly operator: string;
  readonly parties: [DeployableParty, DeployableParty];
};

const isDeployable = (agreement: Agreement): agreement is DeployableAgreement =>
  [agreement.operator, ...agreement.parties.map(({ account }) => account)].every(
    (account) => account !== undefined,
  );

/**
 * The agreement, for a room on AWS, where an account tells who asks. Throws AirlockError('agreement')
 * unless it names that of the operator and of each party.
 */
export const deployable = (agreement: Agreement, file: string): DeployableAgreement => {
  if (isDeployable(agreement)) return agreement;
  throw new AirlockError(
    'agreement',
    `${file}: a room on AWS needs AWS accounts in its agreement: add "operator", and "account" to each party, both in quotes.`,
  );
};
