import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import { bootstrap, deployAssembly } from '#proof/emulator/deploy-assembly.ts';
import { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import { fillGaps } from '#proof/emulator/fill-gaps.ts';
import { type FunctionHost, startFunctionHost } from '#proof/emulator/function-host.ts';
import type { RoomName, SharedSetting } from '#proof/emulator/rooms.ts';
import { makeScratchFolder } from '#proof/emulator/scratch-folder.ts';
import { startEmulator } from '#proof/emulator/start-emulator.ts';
import type { DeployedStack } from '#proof/emulator/template.ts';

/** A room whose stacks are there, and whose functions nobody runs yet. */
export interface DeployedRoom {
  readonly name: RoomName;
  /** Where this room may write. */
  readonly folder: string;
  /** Path of its agreement. */
  readonly agreement: string;
  /** Folder of its templates, as they were synthesised. */
  readonly assembly: string;
  readonly api: EmulatorApi;
  /** S3 as root of the operator's account sees it, past the record of calls. */
  readonly s3: S3Client;
  readonly stacks: readonly DeployedStack[];
  /** Outputs of the stack that tells where the room is. */
  readonly outputs: Readonly<Record<string, string>>;
  /** How many resources, by kind, were made from the templates outside of CloudFormation. */
  readonly filled: Readonly<Record<string, number>>;
  readonly host: FunctionHost;
}

/** Takes what must be closed at the end, whatever comes; the last is closed first. */
export type Defer = (close: () => Promise<unknown>) => void;

/** Starts an emulator and deploys a room on it as it was synthesised. */
export const deployRoom = async (
  name: RoomName,
  { python, rooms }: SharedSetting,
  defer: Defer,
): Promise<DeployedRoom> => {
  const { assembly, agreement } = rooms[name];
  const { path: folder, remove } = await makeScratchFolder(name);
  defer(remove);
  const host = await startFunctionHost();
  defer(() => host.close());
  const emulator = await startEmulator({ python, folder, functionHost: host.url });
  defer(() => emulator.stop());
  const api = new EmulatorApi(emulator.url);
  const s3 = s3Of(emulator.url);
  await bootstrap({ url: emulator.url, folder: join(folder, 'bootstrap') });
  const stacks = await deployAssembly(api, { assembly, folder: join(folder, 'cdk') });
  const filled = await fillGaps({ api, s3 }, stacks);
  const outputs = stacks.find((stack) => stack.name === `${name}-pipeline`)?.outputs ?? {};
  return { name, folder, agreement, assembly, api, s3, stacks, outputs, filled, host };
};

const s3Of = (endpoint: string): S3Client =>
  new S3Client({
    endpoint,
    region: REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: ACCOUNTS.operator, secretAccessKey: 'test' },
  });
