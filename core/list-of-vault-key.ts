import type { DatasetId } from '#core/room-layout.ts';

const VAULT_KEY = /^vault\/collaboration=[^/]+\/party=([^/]+)\/dataset=([^/]+)\//;

/** The dataset that a key of the vault is of; undefined for any other key. */
export const listOfVaultKey = (key: string): DatasetId | undefined => {
  const [, party, dataset] = VAULT_KEY.exec(key) ?? [];
  return party && dataset ? { party, dataset } : undefined;
};
