import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import type { RoomParts } from '#core/audit/room-parts.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { AirlockError } from '#core/errors.ts';

/** The last part of an ARN: the id of a key. */
const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const given = (...texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined);

const partsOf = (outputs: RoomOutputs): RoomParts => ({
  buckets: {
    drops: Object.values(outputs.DropBuckets),
    vault: given(outputs.VaultBucket),
    ledger: given(outputs.LedgerBucket),
    releases: given(outputs.ReleasesBucket),
    results: given(outputs.ResultsBucket),
    trail: given(outputs.TrailBucket),
  },
  keys: {
    drops: Object.values(outputs.DropKeyArns ?? {}).map(idOf),
    vault: given(outputs.VaultKeyArn).map(idOf),
    records: given(outputs.RecordsKeyArn).map(idOf),
    results: given(outputs.ResultsKeyArn).map(idOf),
    token: given(outputs.TokenKeyArn).map(idOf),
    tombstone: given(outputs.TombstoneKeyArn).map(idOf),
    ledger: given(outputs.LedgerKeyArn).map(idOf),
    opener: given(outputs.OpenerKeyArn).map(idOf),
  },
  ...(outputs.PartyAccounts && { parties: Object.values(outputs.PartyAccounts) }),
});

/** By what an audit knows which resources are the room's. Throws AirlockError('usage') where its outputs do not tell. */
export const roomScope = (outputs: RoomOutputs): RoomScope => {
  if (outputs.TrailName === undefined)
    throw new AirlockError(
      'usage',
      'The outputs of the room do not name its trail: ask the operator for those of a deployment of this version.',
    );
  const parts = partsOf(outputs);
  const names = [parts.buckets, parts.keys].flatMap((each) => Object.values(each).flat());
  return {
    account: outputs.Account,
    room: outputs.TrailName,
    names: [...new Set(names)].sort(),
    parts,
  };
};
