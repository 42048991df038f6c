import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

const LockFile = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().default(false) })),
});
const project = z.looseObject({}).parse(readJson('package.json'));
const lock = LockFile.parse(readJson('package-lock.json'));

/** The project without its tools. `npm sbom --omit=dev` leaves out whatever a tool needs too, zod for one. */
const PRODUCTION = {
  'package.json': { ...project, devDependencies: {} },
  'package-lock.json': {
    ...lock,
    packages: Object.fromEntries(
      Object.entries(lock.packages)
        .filter(([, { dev }]) => !dev)
        .map(([place, each]) => [place, place === '' ? { ...each, devDependencies: {} } : each]),
    ),
  },
};

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('Run this by "npm run -s sbom".');
const scratch = mkdtempSync(join(tmpdir(), 'airlock-sbom-'));
try {
  // npm names a project after its folder.
  const cwd = join(scratch, 'airlock');
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(PRODUCTION))
    writeFileSync(join(cwd, name), JSON.stringify(content));
  const asked = [npm, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  execFileSync(process.execPath, asked, { cwd, stdio: 'inherit' });
} finally {
  rmSync(scratch, { recursive: true });
}
