import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { DeployedWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import type { KeptVault } from '#adapters/aws/athena/kept-vault.ts';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import type { Pairing } from '#adapters/aws/pairing/pairing-calls.ts';
import { VaultTexts } from '#adapters/aws/pairing/vault-texts.ts';
import { roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { LentPairingEngine } from '#adapters/duckdb/lent-pairing-engine.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { ATHENA_ENGINE, resultsLocation } from '#core/access/workgroup.ts';
import { isKeptText } from '#core/matching/kept-keys.ts';
import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { matchSources } from '#core/usecases/questions/match-seal.ts';
import { FakeKms, freshKeyArns } from '#proof/loopback/fake-kms.ts';
import { FakeS3 } from '#proof/loopback/fake-s3.ts';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import type { WorkGroup } from '#proof/trino/athena-execution.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';

const LONGEST_WAIT_MS = 10;
const PATIENCE_MS = 60_000;

/** A workgroup as a room is deployed with it. */
export const TEST_WORKGROUP: DeployedWorkgroup = {
  ...{ name: 'room', account: '111111111111', resultsBucket: 'the-results' },
  resultsKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/results',
  scanLimitBytes: 10_000_000_000,
};

/** Its settings, as Athena has them. */
export const settingsOf = ({
  account,
  resultsBucket,
  resultsKeyArn,
  scanLimitBytes,
}: DeployedWorkgroup): WorkGroup => ({
  EnforceWorkGroupConfiguration: true,
  PublishCloudWatchMetricsEnabled: true,
  RequesterPaysEnabled: false,
  BytesScannedCutoffPerQuery: scanLimitBytes,
  EngineVersion: { SelectedEngineVersion: ATHENA_ENGINE },
  ResultConfiguration: {
    OutputLocation: resultsLocation(resultsBucket),
    ExpectedBucketOwner: account,
    EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: resultsKeyArn },
  },
});

const VAULT_BUCKET = 'the-vault';

/** Has an engine that reads files under a folder find the matches and links that lie in the vault. */
const mirrorKept = async (objects: ObjectStore, root: string): Promise<void> => {
  const kept = await Promise.all([MATCHES_PREFIX, LINKS_PREFIX].map((each) => objects.list(each)));
  for (const { key } of kept.flat().filter((each) => isKeptText(each.key))) {
    await mkdir(dirname(join(root, key)), { recursive: true });
    await writeFile(join(root, key), (await objects.get(key)) ?? '');
  }
};

const opened: (() => Promise<void>)[] = [];

/** What a function does that is called to pair people, over the files under `root`. */
const pairingOver = (root: string, vault: KeptVault): Pairing => {
  const { objects } = vault.room;
  const texts = new VaultTexts(vault);
  const files = new FileObjectStore(root, () => Promise.reject(new Error('nothing is written')));
  return {
    begin: async (match) => {
      const path = join(root, 'pairs.csv');
      await new LentPairingEngine(SAMPLE_LIMITS, files).write(match, path);
      await texts.keep(await matchSources({ objects }, match), path);
    },
  };
};

/**
 * The query engine of a deployed room, as it is: it speaks to a facade of Athena on loopback, behind
 * which `engine` runs over files; under `keepsIn` it finds the matches and links that the room keeps, if it is to keep any.
 * `closeAthena` ends all of them.
 */
export const throughAthena = async (
  engine: AthenaEngine,
  database: string,
  { keepsIn }: { readonly keepsIn?: string } = {},
): Promise<QueryEngine> => {
  const workgroup = TEST_WORKGROUP;
  const { account, resultsBucket } = workgroup;
  const workgroups = { [workgroup.name]: settingsOf(workgroup) };
  const s3 = new FakeS3(account).client;
  const objects = roomBuckets({ account, resultsBucket, vaultBucket: VAULT_BUCKET }, s3);
  const facade = await startAthenaFacade({
    workgroups,
    engine: {
      run: async (statement, signal) => {
        if (keepsIn !== undefined) await mirrorKept(objects, keepsIn);
        return engine.run(statement, signal);
      },
    },
    putResult: (location, content) => objects.put(new URL(location).pathname.slice(1), content),
  });
  const client = new AthenaClient({
    endpoint: facade.origin,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'nothing' },
  });
  opened.push(async () => {
    client.destroy();
    await facade.close();
  });
  const place = {
    ...{ client, database, workgroup, patienceMs: PATIENCE_MS },
    notes: objects,
    clock: { now: () => new Date() },
    wait: (milliseconds: number) => sleep(Math.min(milliseconds, LONGEST_WAIT_MS)),
  };
  const keyRing = new KmsKeyRing(new FakeKms().client, freshKeyArns());
  const vault = {
    ...{ room: { objects, keyRing }, copies: new S3Copies(s3, account) },
    vaultBucket: VAULT_BUCKET,
  };
  return keepsIn === undefined
    ? new AthenaQueryEngine(place)
    : new AthenaQueryEngine(place, vault, pairingOver(keepsIn, vault));
};

/** Ends every facade that `throughAthena` began. */
export const closeAthena = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((close) => close()));
};
