import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DeployableAgreement, deployable } from '#core/agreement/deployable.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomConfig } from '#infra/config.ts';

const ROOT = new URL('../', import.meta.url);

/** The path of a file of the repository, whatever folder a command is run in. */
export const pathOf = (path: string): string => fileURLToPath(new URL(path, ROOT));

/** A room to be deployed: how, and for which agreement. */
export interface Room {
  readonly config: RoomConfig;
  readonly agreement: DeployableAgreement;
  /** The digest that both parties approve. */
  readonly digest: string;
}

/** Reads the agreement of a room. Throws AirlockError('agreement') if it cannot be read or deployed. */
export const readRoom = (config: RoomConfig): Room => {
  const signed = parseAgreement(readText(config.agreement), config.agreement);
  const agreement = deployable(signed.agreement, config.agreement);
  refuseSharedAccount(agreement, config.agreement);
  refuseOwnWatch(config, agreement);
  return { config, agreement, digest: signed.digest };
};

const readText = (path: string): string => {
  try {
    return readFileSync(pathOf(path), 'utf8');
  } catch (cause) {
    throw new AirlockError('agreement', `There is no agreement at "${path}": name its file.`, {
      cause,
    });
  }
};

/** Who asks is told by the account, so nobody may share one. */
const refuseSharedAccount = ({ operator, parties }: DeployableAgreement, file: string): void => {
  const accounts = [operator, ...parties.map(({ account }) => account)];
  if (new Set(accounts).size === accounts.length) return;
  throw new AirlockError(
    'agreement',
    `${file}: operator and parties need three different AWS accounts: an account tells who asks.`,
  );
};

/** Whoever watches the operator is not the operator, and whoever is told is a party. */
const refuseOwnWatch = (config: RoomConfig, { operator, parties }: DeployableAgreement): void => {
  const ids: readonly string[] = parties.map(({ id }) => id);
  if (Object.keys(config.partyNotices ?? {}).some((each) => !ids.includes(each)))
    throw new AirlockError(
      'usage',
      `"partyNotices" names somebody who is no party: name ${ids.join(' or ')}.`,
    );
  const ofAuditors = config.auditors?.map((arn) => arn.split(':')[4]) ?? [];
  for (const [key, accounts] of [
    ['auditors', ofAuditors],
    ['logArchive', [config.logArchive]],
  ] as const)
    if (accounts.includes(operator))
      throw new AirlockError(
        'usage',
        `"${key}" names the account of the operator, who shall be watched: name another account.`,
      );
};
