import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bytesBelow,
  fetchNode,
  installTarball,
  OTHER_NODES,
  packInto,
  type Ran,
  runInstalled,
} from '#proof/package/installed-package.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const execute = promisify(execFile);
const MEGABYTE = 2 ** 20;

let tarball: string;
let prefix: string;
let command: string;
let installed: string;

beforeAll(async () => {
  prefix = await tempFolder();
  tarball = await packInto(await tempFolder());
  command = await installTarball(tarball, prefix);
  installed = join(prefix, 'lib/node_modules/airlock');
});
afterAll(removeTempFolders);

const run = async (node: string, cwd: string, ...args: readonly string[]): Promise<Ran> =>
  runInstalled(node, { command, cwd }, ...args);

const ok = async (node: string, cwd: string, ...args: readonly string[]): Promise<string> => {
  const ran = await run(node, cwd, ...args);
  expect(ran, args.join(' ')).toMatchObject({ code: 0 });
  return ran.out;
};

/** What a room answered, and what the command said of how it took the drops. */
interface Played {
  readonly answer: string;
  readonly ways: readonly string[];
}

/** Two parties from their files to an answer, in a folder that holds nothing of the repository. */
const playRoom = async (node: string, people = 2_000): Promise<Played> => {
  const cwd = await tempFolder();
  await ok(
    node,
    cwd,
    'sample',
    '--out',
    's',
    '--brand',
    String(people),
    '--publisher',
    String(people * 1.5),
    '--shared',
    String(people * 0.45),
  );
  const agreement = ['--agreement', 's/agreement.yaml'];
  await ok(node, cwd, 'init', '--room', 'r', ...agreement);
  for (const [party, file] of [
    ['brand', 'brand-customers.csv'],
    ['publisher', 'publisher-audience.csv'],
  ] as const) {
    const mapping = ['--mapping', `s/${party}-mapping.yaml`];
    const how = ['--party', party, ...agreement, ...mapping, '--out', party, '--attest', 'made up'];
    await ok(node, cwd, 'prepare', `s/${file}`, ...how);
    await ok(node, cwd, 'approve', '--room', 'r', '--party', party, '--yes');
  }
  const ways: string[] = [];
  for (const party of ['brand', 'publisher']) {
    const ran = await run(node, cwd, 'upload', party, '--room', 'r', '--party', party, '--debug');
    expect(ran).toMatchObject({ code: 0 });
    ways.push(...ran.err.split('\n').filter((line) => line.includes('tokenised by')));
  }
  const answer = await ok(node, cwd, 'ask', 'overlap', '--room', 'r', '--party', 'brand', '--json');
  return { answer, ways };
};

describe('the package that npm pack makes', () => {
  it('holds a command, types, schemas and examples, and nothing else of the repository', async () => {
    const { stdout } = await execute('tar', ['-tzf', tarball]);
    const folders = new Set(
      stdout.split('\n').map((path) => path.split('/').slice(1, 3).join('/')),
    );
    expect([...folders].filter((path) => path !== '').sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli',
      'dist/examples',
      'docs/json',
      'docs/reason-codes.md',
      'package.json',
    ]);
  });

  it('asks for DuckDB alone, and for no script of its own', async () => {
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(manifest.dependencies)).toEqual(['@duckdb/node-api']);
    for (const absent of ['devDependencies', 'optionalDependencies', 'scripts', 'private'])
      expect(manifest).not.toHaveProperty(absent);
  });

  it('is small, and brings DuckDB for this machine only', async () => {
    const packed = (await stat(tarball)).size / MEGABYTE;
    const whole = (await bytesBelow(prefix)) / MEGABYTE;
    process.stdout.write(
      `airlock: ${packed.toFixed(1)} MB packed, ${whole.toFixed(1)} MB installed\n`,
    );
    expect(packed).toBeLessThan(4);
    const bindings = await readdir(join(installed, 'node_modules/@duckdb'));
    expect(bindings.sort()).toEqual(
      ['node-api', 'node-bindings', `node-bindings-${process.platform}-${process.arch}`].sort(),
    );
    expect(await readdir(join(installed, 'node_modules'))).not.toContain('aws-cdk-lib');
  });

  it('leaves the manifest of the repository as it was', async () => {
    const { stdout } = await execute('git', ['status', '--porcelain', 'package.json']).catch(
      () => ({
        stdout: '',
      }),
    );
    const manifest = JSON.parse(await readFile('package.json', 'utf8'));
    expect(manifest.scripts).toHaveProperty('prepack');
    expect(stdout).not.toContain('backup');
    expect(await readdir('.')).not.toContain('package.json.backup');
  });

  it('plays a room from file to answer on this Node', async () => {
    const { answer } = await playRoom(process.execPath);
    expect(JSON.parse(answer)).toMatchObject({ kind: 'answer' });
  });

  it('holds each module of the kernel, and takes drops by it and not by SQL', async () => {
    const kernel = await readdir(join(installed, 'dist/cli/kernel'));
    expect(kernel.sort()).toEqual(['prepare.wasm', 'settle.wasm', 'tokenise.wasm']);
    const { ways } = await playRoom(process.execPath, 40_000);
    expect(ways).toHaveLength(2);
    for (const way of ways) expect(way).toContain('tokenised by the kernel');
  });

  it('plays a room from file to answer on Node 22', async () => {
    const node = await fetchNode(OTHER_NODES[22], await tempFolder());
    expect(JSON.parse((await playRoom(node)).answer)).toMatchObject({ kind: 'answer' });
  });

  it('says in one sentence that an older Node is too old', async () => {
    const node = await fetchNode(OTHER_NODES[20], await tempFolder());
    const ran = await run(node, await tempFolder(), '--help');
    expect(ran).toEqual({
      code: 1,
      out: '',
      err: `airlock needs Node 22.15 or newer, and this is ${OTHER_NODES[20]}: install a newer one from nodejs.org.\n`,
    });
  });

  it('attacks a room: the solver finds its file beside the code', async () => {
    const cwd = await tempFolder();
    const agreement = join(installed, 'dist/examples/retail/agreement.yaml');
    const flags = ['--trials', '2', '--attack', 'reconstruction', '--json'];
    const ran = await run(process.execPath, cwd, 'redteam', '--agreement', agreement, ...flags);
    expect(JSON.parse(ran.out)).toMatchObject({ kind: 'redteam' });
  });

  it('is a typed function for a program of others', async () => {
    const project = await tempFolder();
    await mkdir(join(project, 'node_modules'), { recursive: true });
    await execute('npm', ['install', '--no-audit', '--no-fund', '--prefix', project, tarball]);
    await writeFile(join(project, 'use.mts'), CALLER);
    const typed = ['--module', 'nodenext', '--strict', '--noEmit', '--skipLibCheck'];
    await execute(process.execPath, [tsc, ...typed, 'use.mts'], { cwd: project });
    const { stdout } = await execute(process.execPath, [join(project, 'use.mts')], {
      cwd: project,
    });
    expect(stdout).toBe('2 true\n');
  });
});

const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

const CALLER = `import { EXIT, type ExitCode, runCommand, type Streams } from 'airlock';
let told = '';
const streams: Streams = { out: { write: () => true }, err: { write: (text: string) => (told += text) } };
const code: ExitCode = await runCommand(['no-such-command'], streams);
declare const process: { stdout: { write(text: string): void } };
process.stdout.write(String(code === EXIT.usage ? code : -1) + ' ' + String(told !== '') + '\\n');
`;
