import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchTrino, type TrinoSource, TrinoUnavailable } from '#proof/trino/fetch-trino.ts';
import { jarsDigest } from '#proof/trino/trino-files.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** One sentence: it ends with its only full stop, and holds no line break. */
const ONE_SENTENCE = /^[A-Z](?:[^.\n]|\.(?! ))+\.$/;

describe('fetching Trino', () => {
  let folder: string;
  let source: TrinoSource;

  beforeEach(async () => {
    folder = await tempFolder();
    await mkdir(join(folder, 'origin'));
    await writeFile(join(folder, 'origin/engine.jar'), 'an engine');
    source = {
      cache: join(folder, 'cache/trino'),
      digest: await jarsDigest(join(folder, 'origin')),
      command: (into) => ['cp', join(folder, 'origin/engine.jar'), into],
      limitSeconds: 30,
    };
  });
  afterEach(removeTempFolders);

  const refusal = async (changed: Partial<TrinoSource>): Promise<string> => {
    const error: unknown = await fetchTrino({ ...source, ...changed }).catch((each) => each);
    expect(error).toBeInstanceOf(TrinoUnavailable);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
    return (error as Error).message;
  };

  it('fetches once and finds it the next time', async () => {
    const files = await fetchTrino(source);
    expect(files.lib).toBe(join(folder, 'cache/trino/lib'));
    expect(await fetchTrino({ ...source, command: () => ['false'] })).toEqual(files);
  });

  it('fetches again what was damaged in the cache', async () => {
    await fetchTrino(source);
    await writeFile(join(source.cache, 'engine.jar'), 'half an eng');
    await fetchTrino(source);
    expect(await jarsDigest(source.cache)).toBe(source.digest);
  });

  it('lets two fetch at once', async () => {
    await Promise.all([fetchTrino(source), fetchTrino(source)]);
    expect(await readdir(join(folder, 'cache'))).toEqual(['trino']);
  });

  it('says in one sentence that a download failed, and why', async () => {
    const said = 'echo "[ERROR] Could not find it in central: no network -> [Help 1]"; exit 1';
    const message = await refusal({ command: () => ['sh', '-c', said] });
    expect(message).toMatch(ONE_SENTENCE);
    expect(message).toContain('(Could not find it in central: no network)');
    expect(await refusal({ command: () => ['false'] })).toMatch(ONE_SENTENCE);
  });

  it('says in one sentence that a download hangs, and ends it', async () => {
    const started = Date.now();
    const hanging = ['sh', '-c', 'sleep 60 & wait'] as const;
    const message = await refusal({ command: () => hanging, limitSeconds: 0.3 });
    expect(message).toMatch(ONE_SENTENCE);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('says in one sentence that Maven is missing', async () => {
    const message = await refusal({ command: () => ['no-such-program-of-ours'] });
    expect(message).toMatch(ONE_SENTENCE);
    expect(message).toContain('Maven is needed');
  });

  it('takes no other files than those it knows', async () => {
    expect(await refusal({ digest: '0'.repeat(64) })).toMatch(ONE_SENTENCE);
  });
});
