import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileDropOpener } from '#adapters/local/file-drop-opener.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { DropKey } from '#core/tokens/drop-key.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { ownFileIn } from '#test/e2e/own-file-sealed.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

/** What an attacker tries: every address of both files, as a leak might hold them, and many that nobody has. */
const guesses = async (): Promise<readonly string[]> => {
  const texts = ['customers', 'audience'].map((name) =>
    readFile(`examples/own-file/${name}.csv`, 'utf8'),
  );
  const found = (await Promise.all(texts)).flatMap((text) => text.match(/[\w.+-]+@[\w.-]+/g) ?? []);
  const others = Array.from({ length: 20_000 }, (_, n) => `nobody${n}@example.org`);
  return [...new Set([...found.map((each) => each.toLowerCase()), ...others])];
};

const digestsIn = async (path: string): Promise<readonly string[]> =>
  (await readParquet(path)).flatMap(({ email }) => (typeof email === 'string' ? [email] : []));

const hits = (digests: readonly string[], dictionary: readonly string[]): number => {
  const known = new Set(dictionary);
  return digests.filter((digest) => known.has(digest)).length;
};

/** A drop of the example's customers, as an attacker finds it, and its room. */
const intercepted = async (isSealed: boolean) => {
  const folder = await tempFolder();
  const { agreement, mapping, customers } = await ownFileIn(folder, isSealed);
  const [room, key, out] = [join(folder, 'room'), join(folder, 'key.json'), join(folder, 'drop')];
  const run = async (...args: readonly string[]): Promise<void> => {
    const ran = await runCli(...args);
    expect(ran, ran.err).toMatchObject({ code: 0 });
  };
  await run('init', '--room', room, '--agreement', agreement);
  if (isSealed) await run('drop-key', '--room', room, '--party', 'brand', '--out', key);
  const seals = isSealed ? ['--drop-key', key] : [];
  const asked = ['--party', 'brand', '--agreement', agreement, '--mapping', mapping];
  await run('prepare', customers, ...asked, '--out', out, ...seals);
  const manifest = Manifest.parse(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')));
  return { room, key, part: join(out, manifest.parts[0]?.file ?? ''), manifest, folder };
};

describe('whoever intercepts a drop and tries out addresses', () => {
  it('finds everybody where drops are not sealed', async () => {
    const { part, manifest } = await intercepted(false);
    const dictionary = (await guesses()).map(digestOf);
    expect(hits(await digestsIn(part), dictionary)).toBe(manifest.rows);
  }, 60_000);

  it('finds nobody in a sealed one: not in its bytes, and not where it was opened, without the drop key; and everybody with it', async () => {
    const { room, key, part, manifest, folder } = await intercepted(true);
    const dictionary = (await guesses()).map(digestOf);
    const bytes = await readFile(part);
    for (const digest of dictionary.slice(0, 1_000)) {
      expect(bytes.includes(digest)).toBe(false);
      expect(bytes.includes(Buffer.from(digest, 'hex'))).toBe(false);
    }
    await expect(digestsIn(part)).rejects.toThrow();
    const target = join(folder, 'opened.parquet');
    const { collaboration, party, dataset, parts } = manifest;
    const as = { collaboration, party, dataset, file: parts[0]?.file ?? '' };
    const opener = new FileDropOpener(join(room, 'keys'), tempFolder);
    expect(await opener.open({ source: part, target, as })).toBe('opened');
    const digests = await digestsIn(target);
    expect(digests).toHaveLength(manifest.rows);
    expect(hits(digests, dictionary)).toBe(0);
    const { dropKey } = JSON.parse(await readFile(key, 'utf8'));
    const known = new DropKey(Buffer.from(dropKey, 'base64'));
    const keyed = dictionary.map((digest) => known.keyed(digest as Digest));
    expect(hits(digests, keyed)).toBe(manifest.rows);
    const other = new DropKey(Buffer.alloc(32, 1));
    expect(
      hits(
        digests,
        dictionary.map((digest) => other.keyed(digest as Digest)),
      ),
    ).toBe(0);
  }, 60_000);
});
