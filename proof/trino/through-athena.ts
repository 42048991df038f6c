import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { DeployedWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import type { NoteStore } from '#adapters/aws/athena/execution-notes.ts';
import { roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { ATHENA_ENGINE, resultsLocation } from '#core/access/workgroup.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { FakeS3 } from '#proof/loopback/fake-s3.ts';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import type { WorkGroup } from '#proof/trino/athena-execution.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';

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

/** The area of results of a room, which is empty. */
export const resultsStore = ({ account, resultsBucket }: DeployedWorkgroup): NoteStore =>
  roomBuckets({ account, resultsBucket }, new FakeS3(account).client);

const opened: (() => Promise<void>)[] = [];

/**
 * The query engine of a deployed room, as it is: it speaks to a facade of Athena on loopback, behind
 * which `engine` runs. `closeAthena` ends all of them.
 */
export const throughAthena = async (
  engine: AthenaEngine,
  database: string,
): Promise<QueryEngine> => {
  const workgroup = TEST_WORKGROUP;
  const workgroups = { [workgroup.name]: settingsOf(workgroup) };
  const facade = await startAthenaFacade({ engine, workgroups });
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
    notes: resultsStore(workgroup),
    clock: { now: () => new Date() },
    wait: (milliseconds: number) => sleep(Math.min(milliseconds, LONGEST_WAIT_MS)),
  };
  return new AthenaQueryEngine(place);
};

/** Ends every facade that `throughAthena` began. */
export const closeAthena = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((close) => close()));
};
