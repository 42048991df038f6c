import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ending, runLimited } from '#proof/trino/run-limited.ts';
import { jarsDigest, type TrinoFiles, trinoCache, trinoFiles } from '#proof/trino/trino-files.ts';

/** Digest of every jar of Trino 435 and its Hive connector, as `jarsDigest` takes it. */
const TRINO_435 = '8e259fe018cf9f3799a7ba170d75d86ae6d8f8c97e3af94635cc66dddb2a0b88';

const POM = fileURLToPath(new URL('server/pom.xml', import.meta.url));

/** What to fetch, with what program and how long to wait. Tests give others. */
export interface TrinoSource {
  readonly cache: string;
  readonly digest: string;
  /** The program that fills a folder, and its arguments, given the folder. */
  readonly command: (folder: string) => readonly [string, ...string[]];
  readonly limitSeconds: number;
}

const MAVEN_CENTRAL: TrinoSource = {
  cache: trinoCache(),
  digest: TRINO_435,
  command: (folder) => [
    'mvn',
    ...['-B', '-q', '--strict-checksums', '-f', POM, 'package', `-Dinto=${folder}`],
  ],
  limitSeconds: 900,
};

/** Why Trino could not be had, in one sentence for a person. */
export class TrinoUnavailable extends Error {}

/**
 * Fetches Trino with Maven, once: later calls find it in the cache. Whatever is found or fetched is
 * checked against the digest. Throws TrinoUnavailable.
 */
export const fetchTrino = async (source: TrinoSource = MAVEN_CENTRAL): Promise<TrinoFiles> => {
  if (await holds(source.cache, source.digest)) return trinoFiles(source.cache);
  await mkdir(dirname(source.cache), { recursive: true });
  const folder = await mkdtemp(`${source.cache}-fetching-`);
  try {
    const ending = await runLimited(source.command(folder), source.limitSeconds);
    if (ending.outcome !== 'done') throw new TrinoUnavailable(explain(ending, source));
    if (!(await holds(folder, source.digest)))
      throw new TrinoUnavailable(
        'Maven brought other files than those of Trino 435 that this test was written for: remove them from the local Maven repository and run this again.',
      );
    await settle(source, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return trinoFiles(source.cache);
};

const holds = async (folder: string, digest: string): Promise<boolean> => {
  try {
    return (await jarsDigest(folder)) === digest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Two runs may fetch at once: whichever comes second finds the other's folder, as good as its own. */
const settle = async ({ cache, digest }: TrinoSource, folder: string): Promise<void> => {
  if (await holds(cache, digest)) return;
  await rm(cache, { recursive: true, force: true });
  try {
    await rename(folder, cache);
  } catch (error) {
    if (!(await holds(cache, digest))) throw error;
  }
};

const explain = ({ outcome, said }: Ending, { limitSeconds }: TrinoSource): string => {
  if (outcome === 'missing')
    return 'Maven is needed to fetch Trino 435: install it so that "mvn -v" answers, and run this again.';
  if (outcome === 'late')
    return `Trino 435 did not arrive from Maven Central within ${limitSeconds} seconds: check the network and run this again.`;
  const reason =
    /Could not (?:find|transfer) .+/.exec(said)?.[0] ?? /\[ERROR\] (.+)/.exec(said)?.[1];
  const short = (reason ?? 'Maven gave no reason')
    .replace(/ -> \[Help.*$/, '')
    .slice(0, 300)
    .replace(/[.:\s]+$/, '');
  return `Trino 435 could not be fetched from Maven Central (${short}): check the network and the settings of Maven, and run this again.`;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    await fetchTrino();
  } catch (error) {
    if (!(error instanceof TrinoUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
