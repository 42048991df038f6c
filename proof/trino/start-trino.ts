import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '#proof/free-port.ts';
import { TrinoUnavailable } from '#proof/trino/fetch-trino.ts';
import { queryTrino, TrinoError } from '#proof/trino/trino-client.ts';
import type { TrinoFiles } from '#proof/trino/trino-files.ts';

const SERVER = fileURLToPath(new URL('server/', import.meta.url));
/** Ten seconds on an idle machine; on one that does much else it took more than two minutes. */
const START_SECONDS = 300;

/** A Trino of our own, on loopback. */
export interface RunningTrino {
  readonly url: string;
  readonly pid: number;
  /** The folder that the catalog `awsdatacatalog` sees as `local:///`. */
  readonly root: string;
  stop(): Promise<void>;
}

/** For whom Trino is started: who asks it little has it sooner, who measures has it as fast as it can be once it is warm. */
export type TrinoPurpose = 'asking' | 'measuring';

/**
 * Starts Trino in a temporary folder, with one catalog: Hive over `root` of this machine. It ends
 * with this process, however that ends, because its standard input is a pipe from here.
 */
export const startTrino = async (
  files: TrinoFiles,
  purpose: TrinoPurpose = 'asking',
): Promise<RunningTrino> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-trino-'));
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const port = await freePort();
    await writeConfiguration(folder, port);
    await compile(files, folder);
    const child = await launch(files, folder, purpose);
    // Where this process ends before `stop` is called: the server ends by itself, its folder does not.
    process.once('exit', () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
    const stop = async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      }
      await clean();
    };
    const running = { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop };
    await ready(running.url, child, folder).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { ...running, root: join(folder, 'root') };
  } catch (error) {
    await clean();
    throw error;
  }
};

const properties = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

const writeConfiguration = async (folder: string, port: number): Promise<void> => {
  for (const name of [
    'etc/catalog',
    'tmp',
    'root/metastore',
    'plugin/hive/classes/META-INF/services',
  ])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(
    join(folder, 'etc/config.properties'),
    properties({
      'node.environment': 'test',
      'node.bind-ip': '127.0.0.1',
      'node.internal-address': '127.0.0.1',
      'http-server.http.port': String(port),
      'http-server.log.enabled': 'false',
      'discovery.uri': `http://127.0.0.1:${port}`,
      coordinator: 'true',
      'node-scheduler.include-coordinator': 'true',
      'query.max-memory': '1GB',
      'query.max-memory-per-node': '1GB',
      'plugin.dir': join(folder, 'plugin'),
      'catalog.config-dir': join(folder, 'etc/catalog'),
    }),
  );
  await writeFile(
    join(folder, 'etc/catalog/awsdatacatalog.properties'),
    properties({
      'connector.name': 'local_hive',
      'local.root': join(folder, 'root'),
      'hive.metastore': 'file',
      'hive.metastore.catalog.dir': 'local:///metastore',
      // As in Athena: it holds for tables that ask for it.
      'hive.partition-projection-enabled': 'true',
      // So does this: a shard that nobody is in has no folder, and the store of a room has no folders anyway.
      'hive.ignore-absent-partitions': 'true',
    }),
  );
  const services = 'plugin/hive/classes/META-INF/services/io.trino.spi.Plugin';
  await writeFile(join(folder, services), 'airlock.trino.LocalHive\n');
};

/** Compiles the entry point and the plugin, beside links to the jars of the Hive connector. */
const compile = async ({ lib, hive }: TrinoFiles, folder: string): Promise<void> => {
  const plugin = join(folder, 'plugin/hive');
  for (const name of await readdir(hive)) await symlink(join(hive, name), join(plugin, name));
  const sources = ['StartTrino.java', 'LocalHive.java'].map((name) => join(SERVER, name));
  const path = `${lib}/*:${hive}/*`;
  try {
    await promisify(execFile)('javac', ['-d', join(plugin, 'classes'), '-cp', path, ...sources]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new TrinoUnavailable(
      'Trino 435 needs a JDK 17: install one so that "javac -version" answers, and run this again.',
    );
  }
};

const launch = async (
  { lib }: TrinoFiles,
  folder: string,
  purpose: TrinoPurpose,
): Promise<ChildProcess> => {
  const log = await open(join(folder, 'server.log'), 'a');
  const options = [
    ...['-Xmx2G', '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError', '-XX:-UsePerfData'],
    // Queries of tests are small: starting sooner is worth more than running faster.
    ...(purpose === 'asking' ? ['-XX:TieredStopAtLevel=1'] : []),
    '-Djdk.attach.allowAttachSelf=true',
    `-Djava.io.tmpdir=${join(folder, 'tmp')}`,
    `-Dconfig=${join(folder, 'etc/config.properties')}`,
    ...['-cp', `${lib}/*:${join(folder, 'plugin/hive/classes')}`, 'airlock.trino.StartTrino'],
  ];
  const child = spawn('java', options, { cwd: folder, stdio: ['pipe', log.fd, log.fd] });
  await log.close();
  return child;
};

const ready = async (url: string, child: ChildProcess, folder: string): Promise<void> => {
  const until = Date.now() + START_SECONDS * 1000;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    if ((await answers(url)) && (await reads(url, folder))) return;
    await wait(250);
  }
  const log = await readFile(join(folder, 'server.log'), 'utf8');
  throw new Error(`Trino did not start. The end of its log:\n${log.slice(-3000)}`);
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(`${url}/v1/info`, { signal: AbortSignal.timeout(2000) });
    return ((await response.json()) as { starting?: boolean }).starting === false;
  } catch {
    return false;
  }
};

/**
 * Whether it reads a file by the catalog: after it has begun to answer, it takes a while until it knows
 * that it is the node that does so.
 */
const reads = async (url: string, folder: string): Promise<boolean> => {
  await mkdir(join(folder, 'root/ready'), { recursive: true });
  await writeFile(join(folder, 'root/ready/file.csv'), 'yes\n');
  try {
    await queryTrino(
      url,
      "create schema if not exists ready with (location = 'local:///schemas/ready')",
    );
    await queryTrino(
      url,
      `create table if not exists ready.ready (says varchar)
        with (format = 'CSV', external_location = 'local:///ready')`,
    );
    return (await queryTrino(url, 'select says from ready.ready')).rows.length === 1;
  } catch (error) {
    if (error instanceof TrinoError) return false;
    throw error;
  }
};
