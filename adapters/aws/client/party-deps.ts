import { setTimeout as sleep } from 'node:timers/promises';
import { RoomFunctions } from '#adapters/aws/client/room-functions.ts';
import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { lambdaSigner } from '#adapters/aws/client/signed-post.ts';
import { type AwsClients, awsClients, COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { KnownHead } from '#core/ledger/head.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * A deployed room as a party reaches it: it writes into its drop bucket, reads the ledger and its
 * reports, and leaves everything else to the functions of the room.
 */
export interface PartyRoom
  extends Pick<RoomPorts, 'objects' | 'ledger' | 'keyRing' | 'clock' | 'workspace' | 'code'> {
  readonly functions: RoomFunctions;
  /** What the ledger must still contain, as its party remembers. */
  readonly known: readonly KnownHead[];
  wait(milliseconds: number): Promise<void>;
  close(): void;
}

/** Reaches a deployed room with the credentials of the environment. */
export const partyDeps = (
  outputs: RoomOutputs,
  known: readonly KnownHead[],
  clients: Pick<AwsClients, 's3' | 'kms'> = awsClients({
    ...COMMAND_OPTIONS,
    region: outputs.Region,
  }),
): PartyRoom => {
  const { s3, kms } = clients;
  const clock = { now: () => new Date() };
  const keyRing = new KmsKeyRing(kms, { 'ledger-seal': outputs.LedgerKeyArn });
  const objects = roomBuckets(
    {
      account: outputs.Account,
      dropBuckets: outputs.DropBuckets,
      ledgerBucket: outputs.LedgerBucket,
      releasesBucket: outputs.ReleasesBucket,
    },
    s3,
    { wholeFiles: true },
  );
  return {
    objects,
    keyRing,
    clock,
    known,
    code: outputs.CodeDigest,
    wait: sleep,
    ledger: new ObjectLedger({ objects, keyRing, clock, known, wait: sleep }),
    workspace: new TemporaryWorkspace(),
    functions: new RoomFunctions(outputs, lambdaSigner(kms.config, outputs.Region)),
    close: () => {
      s3.destroy();
      kms.destroy();
    },
  };
};
