import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCli } from '#proof/package/bundle-cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** The declarations that `cli/index.ts` comes down to; the rest of the source says nothing to a caller. */
const writeTypes = async (): Promise<void> => {
  const all = await mkdtemp(join(tmpdir(), 'airlock-types-'));
  try {
    const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', all];
    execFileSync(process.execPath, [TSC, '-p', ROOT, ...flags, '--rootDir', ROOT]);
    const wanted = new Set(['cli/index']);
    for (const name of wanted) {
      const text = await readFile(join(all, `${name}.d.ts`), 'utf8');
      for (const [, other = ''] of text.matchAll(/from '#([^']+)\.ts'/g)) wanted.add(other);
      await mkdir(join(DIST, 'cli/types', dirname(name)), { recursive: true });
      await writeFile(join(DIST, 'cli/types', `${name}.d.ts`), text);
    }
  } finally {
    await rm(all, { recursive: true, force: true });
  }
};

await bundleCli(DIST);
await writeTypes();
