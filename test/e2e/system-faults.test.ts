import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { builtCli } from '#test/support/built-cli.ts';
import { expectOneSentence, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const MAIN = builtCli();
const IS_ROOT = process.getuid?.() === 0;
/** Node's own cache would be the first to meet the limits. */
const ENV = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
/** Whom rights hold for; root has all of them. */
const NOBODY = IS_ROOT ? { uid: 65534, gid: 65534 } : {};

const works = (command: string, options: object = {}): boolean => {
  try {
    execFileSync('sh', ['-c', command], { stdio: 'ignore', ...options });
    return true;
  } catch {
    return false;
  }
};
const MOUNTS = works('unshare -m mount -t tmpfs none /mnt');
const AS_NOBODY = works(`test -r "${MAIN}" && "${process.execPath}" --version`, NOBODY);
const FULL_DEVICE = works('test -c /dev/full');

let folder: string;
let room: string;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = await tempFolder();
  await chmod(folder, 0o755);
  await writeFile(at('agreement.yaml'), stringify(agreementDocument()));
  const rows = Array.from({ length: 5_000 }, (_, n) => `person${n}@example.org,gold\n`);
  await writeFile(at('list.csv'), `email,tier\n${rows.join('')}`);
  room = at('room');
  expect(await runCli('init', '--room', room, '--agreement', at('agreement.yaml'))).toMatchObject({
    code: 0,
  });
});
afterAll(removeTempFolders);

/** Runs a line of the shell, in which `"$@"` is Node with our command line. */
const inShell = (line: string, args: readonly string[], options: object = {}): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      'sh',
      ['-c', line, 'sh', process.execPath, MAIN, ...args],
      { env: ENV, ...options },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });

const init = (where: string): readonly string[] => [
  ...['init', '--room', where, '--agreement', at('agreement.yaml')],
];
const prepare = (out: string): readonly string[] => [
  ...['prepare', at('list.csv'), '--agreement', at('agreement.yaml'), '--party', 'brand'],
  ...['--map', 'email=email', '--attribute', 'tier=tier', '--attest', 'All agreed.', '--out', out],
];

const expectTold = (ran: Ran, code: number, says: RegExp): void => {
  expectOneSentence(ran);
  expect(ran.err).toMatch(says);
  expect(ran.code).toBe(code);
};

describe.skipIf(!AS_NOBODY)('without a right (needs an account that may read this project)', () => {
  let locked: string;
  beforeAll(async () => {
    locked = await mkdtemp(at('locked-'));
    await writeFile(join(locked, 'inside'), '');
    await chmod(locked, 0o000);
  });
  afterAll(() => chmod(locked, 0o700));

  it('to the place of a room, it says so', async () => {
    const ran = await inShell('"$@"', init(join(locked, 'room')), NOBODY);
    expectTold(ran, 1, /^You have no permission for ".*locked-.*": change its permissions/);
  });

  it('to the temporary folder, it says how to name another', async () => {
    const env = { ...ENV, TMPDIR: locked };
    const redteam = ['redteam', '--agreement', at('agreement.yaml'), '--trials', '1'];
    const ran = await inShell('"$@"', redteam, { ...NOBODY, env });
    expectTold(ran, 2, /^The temporary folder ".*locked-.*" cannot be written: .* TMPDIR/);
  });

  it('to the folder for a drop, it says to name another', async () => {
    const ran = await inShell('"$@"', prepare(locked), NOBODY);
    expectTold(ran, 2, /^".*locked-.*" cannot be written \(EACCES\): name another folder/);
  });
});

describe.skipIf(!MOUNTS)('on a disk of its own (needs the right to mount one)', () => {
  const on = async (options: string): Promise<{ disk: string; line: string }> => {
    const disk = await mkdtemp(at('disk-'));
    return {
      disk,
      line: `unshare -m sh -c 'mount -t tmpfs -o ${options} none "$0" && "$@"' "${disk}" "$@"`,
    };
  };

  it.each(['size=4k', 'size=8k', 'size=16k'])('that is full at %s, init says so', async (size) => {
    const { disk, line } = await on(size);
    expectTold(await inShell(line, init(join(disk, 'room'))), 1, /^There is no space left for /);
  });

  it.each(['size=4k', 'size=64k', 'size=128k'])(
    'that is full at %s, prepare says so',
    async (size) => {
      const { disk, line } = await on(size);
      expectTold(
        await inShell(line, prepare(join(disk, 'drop'))),
        1,
        /^There is no space left for /,
      );
    },
  );

  it('that can only be read, it says so', async () => {
    const { disk, line } = await on('ro');
    expectTold(
      await inShell(line, init(join(disk, 'room'))),
      1,
      /^Nothing can be written to ".*disk-/,
    );
    expectTold(
      await inShell(line, prepare(join(disk, 'drop'))),
      2,
      /^".*drop" cannot be made a folder, on a disk that can only be read: name another/,
    );
  });
});

describe('on a machine with limits', () => {
  it('a file that may not grow is told', async () => {
    const ran = await inShell('ulimit -f 1; "$@"', init(at('limited')));
    expectTold(ran, 1, /^There is a limit to the size of /);
  });

  it('a part that may not grow is told', async () => {
    const ran = await inShell('ulimit -f 100; "$@"', prepare(at('limited-drop')));
    expectTold(ran, 1, /^There is a limit to the size of /);
  });

  it.each([23, 24, 25])(
    'a drop is never missing, nor a room damaged, for want of open files (%i)',
    async (most) => {
      const folder = at(`drop-${most}`);
      expect(await runCli(...prepare(folder))).toMatchObject({ code: 0 });
      expect(await runCli(...init(at(`room-${most}`)))).toMatchObject({ code: 0 });
      const args = ['upload', folder, '--party', 'brand', '--room', at(`room-${most}`)];
      const { out, err } = await inShell(`ulimit -n ${most}; "$@"`, args);
      // With so few, Node itself may not start.
      expect(`${out}${err}`).toMatch(/Too many files are open|EMFILE|is published|Node\.js|^$/);
      expect(err).not.toMatch(/no drop|damaged|check the path/);
    },
  );

  it.each([23, 25, 27, 29, 31])(
    'a list for which threads are begun says so for want of open files (%i)',
    async (most) => {
      const rows = Array.from({ length: 30_000 }, (_, n) => `person${n}@example.org,gold\n`);
      await writeFile(at('long.csv'), `email,tier\n${rows.join('')}`);
      const [command = '', , ...rest] = prepare(at(`long-${most}`));
      const ran = await inShell(`ulimit -n ${most}; "$@"`, [command, at('long.csv'), ...rest]);
      // With so few, Node itself may not start.
      expect(`${ran.out}${ran.err}`).toMatch(
        /Too many files are open|EMFILE|The drop is in|Node\.js/,
      );
      expect(ran.err).not.toMatch(/Something went wrong|ended before its work/);
    },
  );

  it('a path that is too long, or leads through a file, is bad usage', async () => {
    expectTold(await runCli(...init(at('x'.repeat(300)))), 2, /too long for this machine/);
    expectTold(
      await runCli(...init(at('list.csv', 'room'))),
      2,
      /is no folder: name another place/,
    );
  });
});

describe.skipIf(!FULL_DEVICE)(
  'where standard output cannot be written to (needs /dev/full)',
  () => {
    it.each([[['vectors']], [['vectors', '--json']], [['--help']]])(
      '%j says so once',
      async (args) => {
        expectTold(await inShell('"$@" > /dev/full', args), 1, /^There is no space left for /);
      },
    );

    it('nor standard error, it ends with the exit code of a fault', async () => {
      const ran = await inShell('"$@" 2> /dev/full', ['nothing']);
      expect(ran).toEqual({ code: 1, out: '', err: '' });
    });
  },
);
