import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { ShardCount } from '#core/shards.ts';
import { type SampleList, type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';

/** A person of a vault written by hand: a number stands for the token of each kind. */
export type VaultPerson = SamplePerson;

/** One version of a list, as a test thinks of it. */
export type VaultList = Omit<SampleList, 'kinds'>;

/** A version of a party's list in the vault of the tests. */
export const tableOf = (party: string, dataset: string, shards: ShardCount = 1): QueryTable => ({
  collaboration: 'test-room',
  party,
  dataset,
  epoch: 1,
  version: '0123abcd-00000000',
  shards,
});

/** Writes versions as publishing does, each with all kinds. */
export const writeVault = (root: string, ...lists: readonly VaultList[]): Promise<void> =>
  writeSampleVault(root, ...lists.map((list) => ({ ...list, kinds: IDENTIFIER_KINDS })));
