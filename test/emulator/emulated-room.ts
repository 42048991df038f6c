import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import { type Defer, type DeployedRoom, deployRoom } from '#proof/emulator/deploy-room.ts';
import { fetchFunction } from '#proof/emulator/deployed-functions.ts';
import { type EmulatedAthena, startAthena } from '#proof/emulator/emulated-athena.ts';
import { EmulatedTrail } from '#proof/emulator/emulated-trail.ts';
import { FunctionPool } from '#proof/emulator/function-pool.ts';
import { startFunctionUrls } from '#proof/emulator/function-urls.ts';
import { startGateway, type Watch } from '#proof/emulator/gateway.ts';
import { AccessKeys, EVERYBODY, type Person } from '#proof/emulator/principals.ts';
import { CallRecord, keyNames } from '#proof/emulator/recorded-calls.ts';
import type { RoomName } from '#proof/emulator/rooms.ts';
import { runWith } from '#test/emulator/run-with.ts';
import type { Ran } from '#test/support/run-cli.ts';

/** A room on the emulator, at work. */
export interface EmulatedRoom extends DeployedRoom {
  readonly functions: ReadonlyMap<FunctionName, FunctionPool>;
  readonly athena: EmulatedAthena;
  readonly calls: CallRecord;
  /** What CloudTrail would write of it. */
  readonly trail: EmulatedTrail;
  readonly keys: AccessKeys;
  /** Where a function behind a URL is reached. */
  readonly urlOf: (name: string) => string;
  /** The file of outputs that the operator hands to the parties. */
  readonly outputsFile: string;
  /** While it is set, sees every call before AWS does. */
  fault: Watch | undefined;
  /** Runs a command as somebody: `--stack` and where it looks are up to the command. */
  as(person: Person, ...args: readonly string[]): Promise<Ran>;
  close(): Promise<void>;
}

/** Deploys a room on an emulator of its own and puts it to work. */
export const openEmulatedRoom = async (name: RoomName): Promise<EmulatedRoom> => {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    return Object.assign(await putToWork(name, (each) => closers.push(each)), { close });
  } catch (error) {
    await close();
    throw error;
  }
};

const putToWork = async (name: RoomName, defer: Defer): Promise<Omit<EmulatedRoom, 'close'>> => {
  const shared = inject('emulator');
  const deployed = await deployRoom(name, shared, defer);
  const calls = new CallRecord(keyNames(deployed.outputs));
  const trail = new EmulatedTrail(name, deployed.outputs);
  deployed.host.called = (...call) => trail.called(...call);
  const watch: Watch = (call) => {
    calls.take(call);
    trail.watched(call);
    return room.fault?.(call);
  };
  const gateway = async (principal: string, upstream: string): Promise<string> => {
    const started = await startGateway({
      ...{ principal, upstream, watch },
      heard: (asked, reply) => trail.heard(principal, asked, reply),
    });
    defer(() => started.close());
    return started.origin;
  };
  const athena = await startAthena(deployed, shared.engine);
  defer(() => athena.close());
  const functions = await startFunctions(deployed, {
    python: shared.python,
    athena,
    gateway,
    defer,
  });
  const keys = new AccessKeys();
  const urls = await startFunctionUrls({ room: name, api: deployed.api, keys, watch });
  defer(() => urls.close());
  const endpoints = new Map<Person, string>();
  for (const person of EVERYBODY) endpoints.set(person, await gateway(person, deployed.api.url));
  const room: Omit<EmulatedRoom, 'close'> = {
    ...deployed,
    ...{ functions, athena, calls, keys, trail },
    urlOf: urls.urlOf,
    outputsFile: await writeOutputs(deployed, urls.urlOf),
    fault: undefined,
    as: (person, ...args) => {
      const AWS_ENDPOINT_URL = endpoints.get(person) ?? '';
      const HOME = deployed.folder;
      return runWith({ ...keys.variablesOf(person), AWS_ENDPOINT_URL, HOME }, args);
    },
  };
  return room;
};

interface FunctionSetting {
  readonly python: string;
  readonly athena: EmulatedAthena;
  readonly gateway: (principal: string, upstream: string) => Promise<string>;
  readonly defer: Defer;
}

/** Brings every function down from the emulator and lets the host run it, seen as itself by AWS. */
const startFunctions = async (
  { name: room, api, folder, host }: DeployedRoom,
  { python, athena, gateway, defer }: FunctionSetting,
): Promise<ReadonlyMap<FunctionName, FunctionPool>> => {
  const log = await open(join(folder, 'functions.log'), 'a');
  defer(() => log.close());
  const pools = new Map<FunctionName, FunctionPool>();
  for (const name of FUNCTION_NAMES) {
    const unpacking = { python, folder: join(folder, 'functions') };
    const variables = {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: ACCOUNTS.operator,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: await gateway(name, api.url),
      AWS_ENDPOINT_URL_ATHENA: await gateway(name, athena.origin),
      TMPDIR: folder,
    };
    const deployed = await fetchFunction(api, `${room}-${name}`, unpacking);
    pools.set(name, new FunctionPool(deployed, { variables, log }));
  }
  host.add([...pools.values()]);
  return pools;
};

/** The outputs as `cdk deploy --outputs-file` wrote them, with the URLs that verify signatures. */
const writeOutputs = async (
  { name, folder, outputs }: DeployedRoom,
  urlOf: (name: string) => string,
): Promise<string> => {
  const path = join(folder, 'outputs.json');
  const urls = {
    QuestionUrl: urlOf('answer-question'),
    ApprovalUrl: urlOf('approve-agreement'),
    FreezeUrl: urlOf('freeze-room'),
    ListUrl: urlOf('make-list'),
    SubjectUrl: urlOf('tell-subject'),
  };
  await writeFile(path, JSON.stringify({ [`${name}-pipeline`]: { ...outputs, ...urls } }));
  return path;
};
