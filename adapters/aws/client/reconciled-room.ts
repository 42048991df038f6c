import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import type { BucketName } from '#core/access/areas.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import { AirlockError } from '#core/errors.ts';

/** Throws AirlockError('usage') for an output that rooms before this version do not have. */
const told = <Value>(
  outputs: RoomOutputs,
  name: keyof RoomOutputs,
  value: Value | undefined,
): Value => {
  if (value !== undefined) return value;
  throw new AirlockError(
    'usage',
    `The outputs of the room in ${outputs.Region} do not tell its ${name}: ask the operator for those of a deployment of this version.`,
  );
};

/** By what calls on a room are known in a trail; the trail is called as the room is. */
export const reconciledRoom = (outputs: RoomOutputs): ReconciledRoom => {
  const vault = told(outputs, 'VaultBucket', outputs.VaultBucket);
  const drops = Object.values(outputs.DropBuckets).map((name) => [name, 'drops'] as const);
  return {
    account: outputs.Account,
    name: told(outputs, 'TrailName', outputs.TrailName),
    buckets: new Map<string, BucketName>([
      ...drops,
      [vault, 'vault'],
      [outputs.LedgerBucket, 'ledger'],
      [outputs.ReleasesBucket, 'releases'],
    ]),
    sealKey: outputs.LedgerKeyArn,
    tokenKey: told(outputs, 'TokenKeyArn', outputs.TokenKeyArn),
    openerKey: outputs.OpenerKeyArn,
    dataKeys: new Set([
      ...Object.values(told(outputs, 'DropKeyArns', outputs.DropKeyArns)),
      told(outputs, 'VaultKeyArn', outputs.VaultKeyArn),
    ]),
    parties: new Map(Object.entries(outputs.PartyAccounts ?? {})),
  };
};
