import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { manifestKey } from '#core/room-layout.ts';
import type { DeployedRoom } from '#proof/emulator/deploy-room.ts';

const PATIENCE_MS = 60_000;

/** A run of the state machine. */
export interface Execution {
  readonly executionArn: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
}

/** Every run of the room's state machine. */
export const executionsOf = async ({
  api,
  outputs,
}: DeployedRoom): Promise<readonly Execution[]> => {
  const stateMachineArn = outputs.StateMachineArn;
  const listed = await api.json<{ executions: readonly Execution[] }>('states', 'ListExecutions', {
    stateMachineArn,
  });
  return listed.executions;
};

/** Waits until so many runs have begun and all of them have ended. */
const untilEnded = async (room: DeployedRoom, count: number): Promise<readonly Execution[]> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(100)) {
    const all = await executionsOf(room);
    if (all.length >= count && all.every(({ status }) => status !== 'RUNNING')) return all;
  }
  throw new Error('the state machine does not come to an end');
};

/** What the state machine was told when a drop arrived, as EventBridge passed it on. */
const eventOf = async ({ api }: DeployedRoom, { executionArn }: Execution): Promise<string> =>
  (await api.json<{ input: string }>('states', 'DescribeExecution', { executionArn })).input;

/** Key and content of the manifest of a prepared drop. */
const manifestOf = async (folder: string): Promise<{ key: string; content: string }> => {
  const content = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  const manifest = Manifest.parse(JSON.parse(content));
  return { key: manifestKey(manifest, manifest.drop), content };
};

/** Delivers the event of a drop's arrival once more; answers how the new run ended. */
export const repeatArrival = async (room: DeployedRoom, folder: string): Promise<Execution> => {
  const { key } = await manifestOf(folder);
  const before = await executionsOf(room);
  for (const execution of before) {
    const input = await eventOf(room, execution);
    if (!input.includes(key)) continue;
    const { executionArn } = await room.api.json<Execution>('states', 'StartExecution', {
      stateMachineArn: room.outputs.StateMachineArn,
      input,
    });
    const all = await untilEnded(room, before.length + 1);
    const found = all.find((each) => each.executionArn === executionArn);
    if (found) return found;
  }
  throw new Error('this drop has not arrived before');
};

const dropBucketOf = ({ outputs }: DeployedRoom, party: string): string =>
  (JSON.parse(outputs.DropBuckets ?? '{}') as Record<string, string>)[party] ?? '';

/** Keys of all that lies in a party's drop zone. */
export const keysInZone = async (room: DeployedRoom, party: string): Promise<readonly string[]> => {
  const Bucket = dropBucketOf(room, party);
  const { Contents = [] } = await room.s3.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key = '' }) => Key);
};

/** Puts a drop's manifest once more, and waits for what comes of it. */
export const putManifestAgain = async (room: DeployedRoom, folder: string): Promise<void> => {
  const { key, content } = await manifestOf(folder);
  const party = key.split('/')[1] ?? '';
  const { length } = await executionsOf(room);
  await room.s3.send(
    new PutObjectCommand({ Bucket: dropBucketOf(room, party), Key: key, Body: content }),
  );
  await untilEnded(room, length + 1);
};
