import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMULATOR } from '#proof/emulator/fetch-emulator.ts';
import {
  fetchPython,
  type PythonSource,
  PythonUnavailable,
} from '#proof/python/python-environment.ts';
import { LINTERS } from '#proof/templates/fetch-linters.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** One sentence: it ends with its only full stop, and holds no line break. */
const ONE_SENTENCE = /^[A-Z](?:[^.\n]|\.(?! ))+\.$/;

/** What stands for `python -m venv FOLDER`: it makes an environment whose own Python does as told. */
const venvThat = (does: string): string =>
  `#!/bin/sh\nmkdir -p "$3/bin"\nprintf '#!/bin/sh\\n%s\\n' '${does}' > "$3/bin/python"\nchmod +x "$3/bin/python"\n`;

describe('fetching programs of PyPI', () => {
  let folder: string;
  let source: PythonSource;

  beforeEach(async () => {
    folder = await tempFolder();
    source = {
      cache: join(folder, 'cache/emulator'),
      python: join(folder, 'python'),
      limitSeconds: 30,
    };
  });
  afterEach(removeTempFolders);

  const pythonIs = (script: string): Promise<void> =>
    writeFile(source.python, script, { mode: 0o755 });
  const refusal = async (changed: Partial<PythonSource> = {}): Promise<string> => {
    const error: unknown = await fetchPython(EMULATOR, { ...source, ...changed }).catch(
      (each) => each,
    );
    expect(error).toBeInstanceOf(PythonUnavailable);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
    expect((error as Error).message).toMatch(ONE_SENTENCE);
    return (error as Error).message;
  };

  it('makes an environment once and finds it the next time', async () => {
    await pythonIs(venvThat('exit 0'));
    const python = await fetchPython(EMULATOR, source);
    expect(python).toBe(join(source.cache, 'bin/python'));
    expect(await fetchPython(EMULATOR, { ...source, python: 'no-such-python' })).toBe(python);
  });

  it('lets two make it at once', async () => {
    await pythonIs(venvThat('sleep 0.1'));
    await Promise.all([fetchPython(EMULATOR, source), fetchPython(EMULATOR, source)]);
    expect(await readdir(join(folder, 'cache'))).toEqual(['emulator']);
  });

  it('says in one sentence that Python or its venv module is missing', async () => {
    expect(await refusal({ python: 'no-such-python' })).toContain('Python 3.11');
    await pythonIs('#!/bin/sh\nexit 1\n');
    expect(await refusal()).toContain('venv');
  });

  it('says in one sentence that a download failed, was another file, or took too long', async () => {
    await pythonIs(venvThat('echo "ERROR: No matching distribution found for ministack"; exit 1'));
    expect(await refusal()).toContain('(No matching distribution found for ministack)');
    await pythonIs(venvThat('echo "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE"; exit 1'));
    expect(await refusal()).toContain(
      'than those that proof/emulator/requirements.txt lists by hash: nothing was installed',
    );
    await pythonIs(venvThat('sleep 20'));
    expect(await refusal({ limitSeconds: 0.5 })).toContain('0.5 seconds');
  });

  it.each([EMULATOR, LINTERS])(
    'takes nothing of $folder that is not listed by hash',
    async (tool) => {
      const lines = (await readFile(tool.requirements, 'utf8')).split('\n');
      const named = lines.filter((line) => /^[a-z]/.test(line));
      expect(named.length).toBeGreaterThan(5);
      for (const line of named) expect(line).toMatch(/^[a-z0-9-]+==[\d.]+ \\$/);
      expect(
        lines.filter((line) => /^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$/.test(line)).length,
      ).toBeGreaterThanOrEqual(named.length);
    },
  );
});
