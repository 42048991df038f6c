import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  fetchPython,
  type PythonTool,
  PythonUnavailable,
} from '#proof/python/python-environment.ts';
import { runCase } from '../measure.ts';
import type { Measured } from '../summary.ts';
import { DATA_TOOLS, runDataTool, runSpu, SPU } from './python-peers.ts';
import { fromNpm, fromPyPi } from './versions.ts';

/** One way to the same answer. */
export interface Contender {
  readonly what: string;
  readonly size: number;
  readonly run: () => Promise<Measured>;
}

/** What cannot be had, and why. */
export interface Missing {
  readonly what: string;
  readonly why: string;
}

/** How many people a side: what is slow has fewer. */
export interface PeerSizes {
  readonly most: number;
  readonly ecdh: number;
  readonly anonlink: number;
  readonly psiJs: number;
}

const SIDES = ['brand', 'publisher'] as const;
const OVERLAP = { analysis: 'overlap', by: [] } as const;
const SEGMENTS = { analysis: 'segments', by: ['brand.tier', 'publisher.device'] } as const;

/** The same people in a folder of their own for each size: as drops, and as text. */
export const dataOf = async (folder: string, size: number): Promise<string> => {
  const own = join(folder, String(size));
  await mkdir(own, { recursive: true });
  for (const side of SIDES)
    await runCase('make-drop', { folder: join(own, side), side, rows: size });
  await runCase('make-text', { folder: own });
  return own;
};

const added = (all: readonly Measured[]): Measured => ({
  seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
  cpuSeconds: all.reduce((sum, { cpuSeconds }) => sum + (cpuSeconds ?? 0), 0),
  rssMegabytes: Math.max(...all.map(({ rssMegabytes }) => rssMegabytes ?? 0)),
});

const ingestBoth = async (folder: string, room: string): Promise<Measured> => {
  const took: Measured[] = [];
  for (const side of SIDES)
    took.push(await runCase('ingest', { room, drop: join(folder, side), side }));
  return added(took);
};

/** Both lists taken in, and a first question about them, in a room of its own. */
const wholeWay = async (folder: string): Promise<Measured> => {
  const room = join(folder, `room-${randomUUID()}`);
  try {
    return added([await ingestBoth(folder, room), await runCase('ask', { room, ...OVERLAP })]);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
};

/** Ours, of which the others are counted: asked of a room that has taken both lists in. */
export const OURS = 'this project: a first question';
/** The same with what it took to come that far. */
export const OURS_WHOLE = 'this project: both lists taken in, and a first question';

const python = async (
  tool: PythonTool,
  missing: Missing[],
  use: (python: string) => readonly Contender[],
): Promise<readonly Contender[]> => {
  try {
    return use(await fetchPython(tool));
  } catch (error) {
    if (!(error instanceof PythonUnavailable)) throw error;
    missing.push({ what: tool.what, why: error.message });
    return [];
  }
};

const PSI_JS = fileURLToPath(new URL('openmined/', import.meta.url));

const psiJs = async (
  folder: string,
  size: number,
  missing: Missing[],
): Promise<readonly Contender[]> => {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await promisify(execFile)('npm', ['ci', '--prefix', PSI_JS, ...quiet]);
  } catch {
    missing.push({ what: '`@openmined/psi.js`', why: 'npm could not install it.' });
    return [];
  }
  const run = () => runCase('psi-js', { folder });
  return [
    {
      what: `${fromNpm('@openmined/psi.js', 'openmined/package.json')}, both parties in one process`,
      size,
      run,
    },
  ];
};

/** Everybody who can say how many people two lists share, and who could not be had. */
export const overlapContenders = async (
  folder: string,
  sizes: PeerSizes,
  missing: Missing[],
): Promise<readonly Contender[]> => {
  const size = sizes.most;
  const own = await dataOf(folder, size);
  const few = await dataOf(folder, sizes.psiJs);
  const [ecdh, linked] = [await dataOf(folder, sizes.ecdh), await dataOf(folder, sizes.anonlink)];
  const room = join(own, 'room');
  await ingestBoth(own, room);
  const asked = (after?: typeof SEGMENTS) => () =>
    runCase('ask', { room, ...OVERLAP, ...(after ? { after } : {}) });
  return [
    { what: OURS, size, run: asked() },
    { what: 'this project: a later question', size, run: asked(SEGMENTS) },
    { what: OURS_WHOLE, size, run: () => wholeWay(own) },
    {
      what: 'DuckDB, plain SQL of digests in Parquet',
      size,
      run: () => runCase('sql-overlap', { folder: own }),
    },
    {
      what: '`sort -u` and `comm -12` of text',
      size,
      run: () => runCase('sort-comm', { folder: own }),
    },
    { what: 'a Set in Node, of text', size, run: () => runCase('node-set', { folder: own }) },
    ...(await python(DATA_TOOLS, missing, (command) => [
      {
        what: `${fromPyPi('data', 'polars')}, semi join of CSV`,
        size,
        run: () => runDataTool(command, 'polars', own),
      },
      {
        what: `${fromPyPi('data', 'pandas')}, merge of CSV`,
        size,
        run: () => runDataTool(command, 'pandas', own),
      },
      {
        what: `${fromPyPi('data', 'anonlink')} and ${fromPyPi('data', 'clkhash')}`,
        size: sizes.anonlink,
        run: () => runDataTool(command, 'anonlink', linked),
      },
    ])),
    ...(await python(SPU, missing, (command) => [
      {
        what: `SecretFlow ${fromPyPi('spu', 'spu')}, RR22`,
        size,
        run: () => runSpu(command, 'RR22', own),
      },
      {
        what: `SecretFlow ${fromPyPi('spu', 'spu')}, KKRT`,
        size,
        run: () => runSpu(command, 'KKRT', own),
      },
      {
        what: `SecretFlow ${fromPyPi('spu', 'spu')}, ECDH (FourQ)`,
        size: sizes.ecdh,
        run: () => runSpu(command, 'ECDH', ecdh),
      },
    ])),
    ...(await psiJs(few, sizes.psiJs, missing)),
  ];
};

/** Everybody who can turn a delivered list into tokens; ours first. */
export const ingestContenders = (folder: string, size: number): readonly Contender[] => {
  const own = join(folder, String(size));
  const ours = async (): Promise<Measured> => {
    const room = join(own, `room-${randomUUID()}`);
    const took = await runCase('ingest', { room, drop: join(own, 'brand'), side: 'brand' });
    await rm(room, { recursive: true });
    return took;
  };
  return [
    { what: 'this project: `acceptDrop`', size, run: ours },
    {
      what: 'DuckDB, HMAC in plain SQL, sorted',
      size,
      run: () => runCase('sql-ingest', { folder: own }),
    },
    {
      what: 'Node, line by line with `createHmac`, not sorted',
      size,
      run: () => runCase('naive-ingest', { folder: own }),
    },
  ];
};

/** Everybody who can make digests of a raw file; ours first. */
export const prepareContenders = async (
  folder: string,
  size: number,
): Promise<readonly Contender[]> => {
  await runCase('make-sample', { folder, rows: size });
  return [
    { what: 'this project: `airlock prepare`', size, run: () => runCase('prepare', { folder }) },
    {
      what: `Node, ${fromNpm('csv-parse')} and \`createHash\``,
      size,
      run: () => runCase('naive-prepare', { folder }),
    },
  ];
};
