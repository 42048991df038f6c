import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindingArchive } from '#lambdas/duckdb-binding.ts';
import { freePort } from '#proof/free-port.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

// npm is a process of its own, and the registry of one test never answers it.
vi.setConfig({ testTimeout: 60_000 });

const NAME = '@duckdb/node-bindings-linux-arm64';
const FILE = 'duckdb-node-bindings-linux-arm64-1.0.0.tgz';
const sha512 = (bytes: Buffer): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** An archive as npm packs it, with one file. */
const archiveOf = (content: string): Buffer => {
  const header = Buffer.alloc(512);
  header.write('package/package.json');
  header.write('0000644\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0'.padStart(11, '0'), 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(
    `${[...header]
      .reduce((a, b) => a + b, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const body = Buffer.alloc(512 * Math.ceil(content.length / 512));
  body.write(content);
  return gzipSync(Buffer.concat([header, body, Buffer.alloc(1024)]));
};
const packageOf = (description: string): Buffer =>
  archiveOf(JSON.stringify({ name: NAME, version: '1.0.0', description }));

const RIGHT = packageOf('the right one');
const WRONG = packageOf('another one');

describe('the archive of a binding for another processor', () => {
  let root: string;
  let port: number;
  let server: Server | undefined;
  let asked: number;

  beforeEach(async () => {
    root = await tempFolder();
    port = await freePort();
    asked = 0;
    const packages = { [`node_modules/${NAME}`]: { version: '1.0.0', integrity: sha512(RIGHT) } };
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    vi.stubEnv('XDG_CACHE_HOME', join(root, 'cache'));
    vi.stubEnv('npm_config_cache', join(root, 'npm'));
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
    vi.stubEnv('npm_config_noproxy', '127.0.0.1');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });
  afterAll(removeTempFolders);

  const listen = (answer: RequestListener): Promise<void> =>
    new Promise((resolve) => {
      server = createServer((request, response) => {
        asked += 1;
        answer(request, response);
      }).listen(port, '127.0.0.1', resolve);
    });
  /** A registry that sends one archive and says the digest of another, or of the same. */
  const publish = (sent: Buffer, said: Buffer): Promise<void> =>
    listen(({ url }, response) => {
      const dist = { tarball: `http://127.0.0.1:${port}/${FILE}`, integrity: sha512(said) };
      const version = { name: NAME, version: '1.0.0', dist };
      const document = { name: NAME, versions: { '1.0.0': version }, 'dist-tags': {} };
      response.end(url?.endsWith('.tgz') ? sent : JSON.stringify(document));
    });
  const cached = (): string => join(root, 'cache', 'airlock', 'duckdb', FILE);
  const keep = async (archive: Buffer): Promise<void> => {
    await mkdir(join(cached(), '..'), { recursive: true });
    await writeFile(cached(), archive);
  };

  it('is fetched once, and kept for the next build', async () => {
    await publish(RIGHT, RIGHT);
    expect(await bindingArchive(root, 'arm64')).toEqual(RIGHT);
    const before = asked;
    expect(await bindingArchive(root, 'arm64')).toEqual(RIGHT);
    expect(asked).toBe(before);
    expect(await readdir(join(cached(), '..'))).toEqual([FILE]);
  });

  it('is not needed where npm installed the binding', async () => {
    await mkdir(join(root, 'node_modules', NAME), { recursive: true });
    expect(await bindingArchive(root, 'arm64')).toBeUndefined();
  });

  it.each([
    ['says so itself', WRONG],
    ['claims that it sends the right one', RIGHT],
  ])('is a fault if the registry sends another one and %s', async (_, said) => {
    await publish(WRONG, said);
    await expect(bindingArchive(root, 'arm64')).rejects.toMatchObject({
      name: 'AirlockError',
      message: expect.stringMatching(/^What the registry gives as .* is not the package/),
    });
    expect(await readdir(join(cached(), '..'))).toEqual([]);
  });

  it('is a fault if somebody changed the one that was kept', async () => {
    await publish(RIGHT, RIGHT);
    await keep(WRONG);
    await expect(bindingArchive(root, 'arm64')).rejects.toMatchObject({
      name: 'AirlockError',
      message: expect.stringContaining(`"${cached()}" is not the package`),
    });
    expect(asked).toBe(0);
    expect(await readFile(cached())).toEqual(WRONG);
  });

  it.each<[string, RequestListener | undefined]>([
    ['there is none', undefined],
    ['it never answers', () => undefined],
    ['it fails', (_, response) => response.writeHead(503).end()],
  ])('cannot be had from a registry if %s, and that is said in one sentence', async (_, answer) => {
    if (answer) await listen(answer);
    await expect(bindingArchive(root, 'arm64')).rejects.toMatchObject({
      name: 'AirlockError',
      message: `${NAME}@1.0.0 could not be fetched: the first build for a processor that is not this machine's needs the npm registry.`,
    });
    expect(await readdir(join(cached(), '..'))).toEqual([]);
  });
});
