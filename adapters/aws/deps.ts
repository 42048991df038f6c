import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AthenaPlace } from '#adapters/aws/athena/athena-execution.ts';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { type AwsClients, awsClients } from '#adapters/aws/clients.ts';
import { deferredDuckDb } from '#adapters/aws/deferred-duckdb.ts';
import { type AwsEnv, placeOf, readAwsEnv } from '#adapters/aws/env.ts';
import { type KeyArns, KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { dropBucketOf, roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { deployedCapacity } from '#core/drops/drop-capacity.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Checksum } from '#core/sha256.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A query is given up after four minutes, so that a function of five can still say so. */
const QUERY_TIMEOUT_MS = 240_000;

/** Share of a function's memory that DuckDB may plan with; it takes about half as much again. */
const ENGINE_SHARE = 0.55;
const DEFAULT_MEGABYTES = 1_024;

type Variables = Readonly<Record<string, string | undefined>>;

/** A room that is deployed. */
export interface AwsRoom extends RoomPorts {
  readonly collaboration: string;
  /** The bucket of a party's drops, if this function was given it. */
  dropBucketOf(party: string): string | undefined;
  /** Digest of the agreement that the room was deployed for, if this function was given it. */
  readonly agreementDigest: Checksum | undefined;
}

/** Everything that a room needs, from the environment of a function or of a person. */
export const awsDeps = (variables: Variables, clients: AwsClients = awsClients()): AwsRoom => {
  const env = readAwsEnv(variables);
  const clock = { now: () => new Date() };
  const place = placeOf(env);
  const objects = roomBuckets(place, clients.s3);
  const keyRing = new KmsKeyRing(clients.kms, keysOf(env));
  return {
    collaboration: env.AIRLOCK_COLLABORATION,
    dropBucketOf: (party) => dropBucketOf(place, party),
    agreementDigest: env.AIRLOCK_AGREEMENT_DIGEST,
    code: env.AIRLOCK_CODE_DIGEST,
    objects,
    keyRing,
    clock,
    ledger: new ObjectLedger({ objects, keyRing, clock, wait: sleep }),
    randomness: systemRandomness,
    workspace: new TemporaryWorkspace(),
    ...deferredDuckDb(engineLimits(variables)),
    queryEngine: new AthenaQueryEngine(athenaPlace(env, clients, clock)),
    shards: env.AIRLOCK_SHARDS,
    capacity: deployedCapacity(env.AIRLOCK_SHARDS),
  };
};

const keysOf = (env: AwsEnv): KeyArns => ({
  ...(env.AIRLOCK_TOKEN_KEY_ARN && { 'token-root': env.AIRLOCK_TOKEN_KEY_ARN }),
  ...(env.AIRLOCK_LEDGER_KEY_ARN && { 'ledger-seal': env.AIRLOCK_LEDGER_KEY_ARN }),
});

const athenaPlace = (
  { AIRLOCK_WORKGROUP: workgroup, AIRLOCK_DATABASE: database }: AwsEnv,
  { athena: client }: AwsClients,
  clock: Clock,
): AthenaPlace | undefined =>
  workgroup === undefined || database === undefined
    ? undefined
    : { client, workgroup, database, clock, wait: sleep, timeoutMs: QUERY_TIMEOUT_MS };

const engineLimits = (variables: Variables): EngineLimits => ({
  threads: availableParallelism(),
  memoryMegabytes: Math.floor(
    Number(variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? DEFAULT_MEGABYTES) * ENGINE_SHARE,
  ),
  spillFolder: join(tmpdir(), 'airlock-spill'),
});
