import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import { freePort } from '#proof/free-port.ts';

const SCRIPT = fileURLToPath(new URL('run-ministack.py', import.meta.url));
const START_SECONDS = 60;

/** An emulator of AWS of our own, on loopback. */
export interface RunningEmulator {
  readonly url: string;
  stop(): Promise<void>;
}

/** What the emulator is made of. */
export interface EmulatorOptions {
  /** Python of the environment that holds it. */
  readonly python: string;
  /** Where it may write. */
  readonly folder: string;
  /** Where functions run. */
  readonly functionHost: string;
}

/**
 * Starts the emulator. It ends with this process, however that ends, because its standard input is a
 * pipe from here.
 */
export const startEmulator = async (options: EmulatorOptions): Promise<RunningEmulator> => {
  const port = await freePort();
  const log = join(options.folder, 'emulator.log');
  const child = await launch(options, { port, log });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  const url = `http://127.0.0.1:${port}`;
  if (await ready(url, child)) return { url, stop };
  await stop();
  throw new Error(
    `MiniStack did not start. The end of its log:\n${(await readFile(log, 'utf8')).slice(-3000)}`,
  );
};

const launch = async (
  { python, folder, functionHost }: EmulatorOptions,
  { port, log }: { readonly port: number; readonly log: string },
): Promise<ChildProcess> => {
  for (const name of ['tmp', 'state', 's3']) await mkdir(join(folder, name), { recursive: true });
  const output = await open(log, 'a');
  const child = spawn(python, [SCRIPT], {
    cwd: folder,
    stdio: ['pipe', output.fd, output.fd],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GATEWAY_PORT: String(port),
      // Without these it listens on every address, and opens a second port for MQTT.
      BIND_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      MINISTACK_HOST: 'localhost',
      MINISTACK_ACCOUNT_ID: ACCOUNTS.operator,
      MINISTACK_REGION: REGION,
      MINISTACK_AUTOCREATE_AWS_MANAGED: '1',
      AWS_ACCESS_KEY_ID: ACCOUNTS.operator,
      AWS_SECRET_ACCESS_KEY: 'test',
      AIRLOCK_FUNCTION_HOST: functionHost,
      S3_PERSIST: '0',
      TMPDIR: join(folder, 'tmp'),
      STATE_DIR: join(folder, 'state'),
      // The pauses of the state machine between two tries take no time.
      SFN_WAIT_SCALE: '0',
    },
  });
  await output.close();
  return child;
};

const ready = async (url: string, child: ChildProcess): Promise<boolean> => {
  const until = Date.now() + START_SECONDS * 1000;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return true;
    await wait(100);
  }
  return false;
};
