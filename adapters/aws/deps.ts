import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AthenaPlace } from '#adapters/aws/athena/athena-execution.ts';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { DeployedWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import type { KeptVault } from '#adapters/aws/athena/kept-vault.ts';
import { type AwsClients, awsClients } from '#adapters/aws/clients.ts';
import { CurrentRun } from '#adapters/aws/current-run.ts';
import { type AwsEnv, placeOf, readAwsEnv } from '#adapters/aws/env.ts';
import { KmsDropOpener } from '#adapters/aws/kms/kms-drop-opener.ts';
import { type KeyArns, KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { PairingCalls } from '#adapters/aws/pairing/pairing-calls.ts';
import { VaultTexts } from '#adapters/aws/pairing/vault-texts.ts';
import { dropBucketOf, roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { deferredEngines } from '#adapters/kernel/deferred-engines.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { deployedCapacity } from '#core/drops/drop-capacity.ts';
import type { ListEngine } from '#core/ports/list-engine.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { PairingEngine } from '#core/ports/pairing-engine.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import type { Checksum } from '#core/sha256.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';
import type { IntakeLimits } from '#core/usecases/drops/intake.ts';
import type { MatchTexts } from '#core/usecases/questions/pair-people.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Most queries end within it; one that does not goes on alone, and is asked for again. */
const QUERY_PATIENCE_MS = 20_000;

/** Share of a function's memory that DuckDB may plan with; it takes about half as much again. */
const ENGINE_SHARE = 0.55;
const DEFAULT_MEGABYTES = 1_024;

type Variables = Readonly<Record<string, string | undefined>>;

/** Who oversees a room: everybody of its account, of whom one role is the auditor. */
export interface Overseers {
  readonly account: string;
  readonly auditorRole: string;
}

/** A room that is deployed. */
export interface AwsRoom extends RoomPorts {
  readonly collaboration: string;
  readonly listEngine: ListEngine;
  /** Matches people by points, and keeps what it finds. */
  readonly pairing: PairingEngine;
  readonly texts: MatchTexts;
  /** The bucket of a party's drops, if this function was given it. */
  dropBucketOf(party: string): string | undefined;
  /** Digest of the agreement that the room was deployed for, if this function was given it. */
  readonly agreementDigest: Checksum | undefined;
  /** Who may stop it beside its parties, if this function was told. */
  readonly overseers: Overseers | undefined;
  /** The epoch whose token key the room was deployed with. */
  readonly tokenEpoch: number;
  /** How the large parts were tokenised since whoever tells of them looked last. */
  readonly ways: TokenisingWay[];
  /** Which call is being worked on: its entries of the ledger name it. */
  readonly run: CurrentRun;
}

/** Everything that a room needs, from the environment of a function or of a person. */
export const awsDeps = (variables: Variables, clients: AwsClients = awsClients()): AwsRoom => {
  const env = readAwsEnv(variables);
  const clock = { now: () => new Date() };
  const place = placeOf(env);
  const objects = roomBuckets(place, clients.s3);
  const keyRing = new KmsKeyRing(clients.kms, keysOf(env));
  const run = new CurrentRun();
  const ways: TokenisingWay[] = [];
  const kept = keptVault(env, clients, { objects, keyRing });
  return {
    collaboration: env.AIRLOCK_COLLABORATION,
    dropBucketOf: (party) => dropBucketOf(place, party),
    agreementDigest: env.AIRLOCK_AGREEMENT_DIGEST,
    code: env.AIRLOCK_CODE_DIGEST,
    overseers: overseersOf(env),
    tokenEpoch: env.AIRLOCK_TOKEN_EPOCH,
    objects,
    keyRing,
    dropOpener: new KmsDropOpener(clients.kms, env.AIRLOCK_DROP_KEY_ARN),
    clock,
    run,
    ledger: new ObjectLedger({ objects, keyRing, clock, wait: sleep, run: () => run.request }),
    randomness: systemRandomness,
    workspace: new TemporaryWorkspace(),
    ways,
    ...deferredEngines(engineLimits(variables), (way) => ways.push(way)),
    listEngine: deferredListEngine(engineLimits(variables), objects),
    pairing: deferredPairing(engineLimits(variables), objects),
    texts: new VaultTexts(kept),
    intake: intakeOf(env),
    queryEngine: new AthenaQueryEngine(
      athenaPlace(env, clients, { objects, clock }),
      kept,
      pairingCalls(env, clients, { objects, clock }),
    ),
    shards: env.AIRLOCK_SHARDS,
    capacity: deployedCapacity(env.AIRLOCK_SHARDS),
  };
};

/** What DuckDB does with lists, loaded with the first one. */
const deferredListEngine = (limits: EngineLimits, objects: ObjectStore): ListEngine => ({
  members: async (query, use) => {
    const { LentListEngine } = await import('#adapters/duckdb/lent-list-engine.ts');
    return new LentListEngine(limits, objects).members(query, use);
  },
});

/** What matches by points with DuckDB, likewise. */
const deferredPairing = (limits: EngineLimits, objects: ObjectStore): PairingEngine => ({
  write: async (match, target) => {
    const { LentPairingEngine } = await import('#adapters/duckdb/lent-pairing-engine.ts');
    return new LentPairingEngine(limits, objects).write(match, target);
  },
});

const keysOf = (env: AwsEnv): KeyArns => ({
  ...(env.AIRLOCK_TOKEN_KEY_ARN && {
    [tokenRootOf(env.AIRLOCK_TOKEN_EPOCH)]: env.AIRLOCK_TOKEN_KEY_ARN,
  }),
  ...(env.AIRLOCK_TOMBSTONE_KEY_ARN && { 'tombstone-root': env.AIRLOCK_TOMBSTONE_KEY_ARN }),
  ...(env.AIRLOCK_LEDGER_KEY_ARN && { 'ledger-seal': env.AIRLOCK_LEDGER_KEY_ARN }),
});

const overseersOf = (env: AwsEnv): Overseers | undefined =>
  env.AIRLOCK_AUDITOR_ROLE === undefined
    ? undefined
    : { account: env.AIRLOCK_ACCOUNT, auditorRole: env.AIRLOCK_AUDITOR_ROLE };

const intakeOf = (env: AwsEnv): IntakeLimits | undefined => {
  const { AIRLOCK_MANIFESTS_A_DAY: manifestsADay, AIRLOCK_BYTES_A_DAY: bytesADay } = env;
  return manifestsADay && bytesADay ? { manifestsADay, bytesADay } : undefined;
};

const workgroupOf = (env: AwsEnv): DeployedWorkgroup | undefined => {
  const { AIRLOCK_WORKGROUP: name, AIRLOCK_RESULTS_BUCKET: resultsBucket } = env;
  const { AIRLOCK_RESULTS_KEY_ARN: resultsKeyArn, AIRLOCK_SCAN_LIMIT_BYTES: scanLimitBytes } = env;
  if (!name || !resultsBucket || !resultsKeyArn || !scanLimitBytes) return undefined;
  return { name, account: env.AIRLOCK_ACCOUNT, resultsBucket, resultsKeyArn, scanLimitBytes };
};

const athenaPlace = (
  env: AwsEnv,
  { athena: client }: AwsClients,
  { objects: notes, clock }: Pick<RoomPorts, 'objects' | 'clock'>,
): AthenaPlace | undefined => {
  const workgroup = workgroupOf(env);
  const { AIRLOCK_DATABASE: database } = env;
  if (!workgroup || !database) return undefined;
  return { client, workgroup, database, notes, clock, wait: sleep, patienceMs: QUERY_PATIENCE_MS };
};

const keptVault = (
  { AIRLOCK_ACCOUNT: account, AIRLOCK_VAULT_BUCKET: vaultBucket }: AwsEnv,
  { s3 }: AwsClients,
  room: KeptVault['room'],
): KeptVault | undefined =>
  vaultBucket === undefined ? undefined : { room, copies: new S3Copies(s3, account), vaultBucket };

const pairingCalls = (
  { AIRLOCK_PAIRING_FUNCTION: called }: AwsEnv,
  { lambda: client }: AwsClients,
  room: Pick<RoomPorts, 'objects' | 'clock'>,
): PairingCalls | undefined =>
  called === undefined ? undefined : new PairingCalls({ ...room, client, called });

const engineLimits = (variables: Variables): EngineLimits => ({
  threads: availableParallelism(),
  memoryMegabytes: Math.floor(
    Number(variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? DEFAULT_MEGABYTES) * ENGINE_SHARE,
  ),
  spillFolder: join(tmpdir(), 'airlock-spill'),
});
