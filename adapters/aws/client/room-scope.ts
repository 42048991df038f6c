import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { AirlockError } from '#core/errors.ts';

/** The last part of an ARN: the id of a key. */
const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** By what an audit knows which resources are the room's. Throws AirlockError('usage') where its outputs do not tell. */
export const roomScope = (outputs: RoomOutputs): RoomScope => {
  if (outputs.TrailName === undefined)
    throw new AirlockError(
      'usage',
      'The outputs of the room do not name its trail: ask the operator for those of a deployment of this version.',
    );
  const keys = [
    ...[outputs.LedgerKeyArn, outputs.TokenKeyArn, outputs.VaultKeyArn],
    ...Object.values(outputs.DropKeyArns ?? {}),
  ].filter((arn) => arn !== undefined);
  const buckets = [
    ...Object.values(outputs.DropBuckets),
    ...[outputs.LedgerBucket, outputs.ReleasesBucket, outputs.VaultBucket],
  ].filter((name) => name !== undefined);
  return {
    account: outputs.Account,
    room: outputs.TrailName,
    names: [...new Set([...buckets, ...keys.map(idOf)])].sort(),
  };
};
