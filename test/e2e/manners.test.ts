import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { COMMANDS, loadCommands } from '#cli/commands.ts';
import { completionScript } from '#cli/completion-script.ts';
import { parseArguments } from '#cli/parse-arguments.ts';
import { fittedTable } from '#cli/render/table.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { approveAll, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { builtCli } from '#test/support/built-cli.ts';
import { runAnswering, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const execute = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

const LOADED = await loadCommands();

describe('the command line', () => {
  it('says its version', async () => {
    const ran = await runCli('--version');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('names the nearest command and the nearest option', async () => {
    expect((await runCli('stats')).err).toBe(
      'There is no such command (did you mean status?): see "airlock --help".\n',
    );
    expect((await runCli('ledger', 'lst')).err).toMatch(/"ledger list"/);
    expect((await runCli('status', '--rom', 'x')).err).toBe(
      'There is no such option (did you mean --room?): see --help of the command.\n',
    );
    expect((await runCli('releases', 'list', '--party', 'brand')).err).toBe(
      'This command takes no --party: see --help of it.\n',
    );
    expect((await runCli('releases', 'list', '--jane', 'doe')).err).not.toContain('jane');
    expect((await runCli('jane.doe@example.org')).err).toBe(
      'There is no such command: see "airlock --help".\n',
    );
  });

  it.each(LOADED.map((command) => [command.name, command] as const))(
    'shows examples of "%s" that it understands itself',
    async (name, { examples }) => {
      const { out } = await runCli(...name.split(' '), '--help');
      expect(examples).not.toEqual([]);
      for (const example of examples) {
        expect(out).toContain(`  airlock ${example}\n`);
        const [words = ''] = example.split(' >');
        const typed = (words.match(/"[^"]*"|\S+/g) ?? []).map((each) => each.replaceAll('"', ''));
        const parsed = await parseArguments(typed, COMMANDS, () => {});
        expect(parsed?.command.name).toBe(name);
      }
    },
  );

  it('takes paths from the folder in which its user stands, also when npm runs it', async () => {
    const stood = await tempFolder();
    await mkdir(join(stood, 'not-a-room'));
    const env = { ...process.env, npm_lifecycle_event: 'airlock', INIT_CWD: stood };
    const made = execute(
      process.execPath,
      [builtCli(), 'sample', '--out', 's', '--brand', '10', '--publisher', '10', '--shared', '5'],
      { cwd: ROOT, env },
    );
    await made;
    expect(await readdir(stood)).toContain('s');
  });
});

describe('a table', () => {
  const names = ['reason', 'rows', 'what to do'];
  const body = [
    ['invalid-identifier', '1,234,567', 'the profile cannot normalise the value: check its format'],
    ['東京東京東京東京', '5', 'x'.repeat(150)],
  ];

  it.each([80, 120])('fits a terminal of %d columns, and loses no letter', (width) => {
    const lines = fittedTable(names, body, { align: ['left', 'right'], width });
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    const letters = (text: string): string => [...text.replaceAll(/[\s─]/g, '')].sort().join('');
    expect(letters(lines.join(''))).toBe(letters([...names, ...body.flat()].join('')));
    expect(lines.some((line) => line.includes('1,234,567'))).toBe(true);
  });

  it('is one line a row where there is room', () => {
    const lines = fittedTable(names, body, { align: [], width: 400 });
    expect(lines).toHaveLength(2 + body.length);
  });
});

/** What bash offers after the words, the last of which is being typed. */
const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
  const script = [
    ...completionScript('bash', LOADED),
    `COMP_WORDS=(airlock ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_airlock',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of bash
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout } = await execute('bash', ['-c', script]);
  return stdout.split('\n').filter((line) => line !== '');
};

describe('completion', () => {
  it('offers commands, what follows them, and options, in bash', async () => {
    expect(await offered('')).toEqual(expect.arrayContaining(['init', 'ledger', '--version']));
    expect(await offered('led')).toEqual(['ledger']);
    expect(await offered('ledger', '')).toEqual(['list', 'verify']);
    expect(await offered('ledger', 'verify', '--rec')).toEqual(['--receipt']);
    expect(await offered('upload', 'drop', '--par')).toEqual(['--party']);
    expect(await offered('prepare', 'x')).toEqual([]);
  });

  it('gives zsh the same, and fish a line for each option of each command', async () => {
    const zsh = await runCli('completion', 'zsh');
    expect(zsh.out).toContain('bashcompinit');
    expect(zsh.out).toContain(completionScript('bash', LOADED).join('\n'));
    const fish = (await runCli('completion', 'fish')).out;
    for (const { options } of LOADED)
      for (const { long = '' } of options) expect(fish).toContain(` -l ${long.slice(2)} `);
  });

  it('knows no other shell', async () => {
    expect(await runCli('completion', 'tcsh')).toMatchObject({
      code: 2,
      err: 'There is no such shell: name one of bash, zsh, fish.\n',
    });
  });
});

describe('Ctrl-C in prepare', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'removes what was read, and says so: %s',
    async (signal) => {
      const folder = await tempFolder();
      const people = Array.from({ length: 200_000 }, (_, at) => `jane${at}@example.org,gold\n`);
      await writeFile(join(folder, 'people.csv'), `email,tier\n${people.join('')}`);
      await writeFile(join(folder, 'agreement.yaml'), stringify(agreementDocument()));
      const flags = ['--party', 'brand', '--map', 'email=email', '--attribute', 'tier=tier'];
      const child = spawn(
        process.execPath,
        [
          builtCli(),
          'prepare',
          'people.csv',
          '--agreement',
          'agreement.yaml',
          ...flags,
          '--attest',
          'All agreed.',
          '--out',
          'out',
        ],
        { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      let told = '';
      child.stderr.on('data', (text: Buffer) => {
        told += text.toString();
      });
      const ended = once(child, 'exit');
      while ((await readdir(folder)).length === 2 && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill(signal);
      expect(await ended).toEqual([130, null]);
      expect(told).toBe(
        'Stopped: what was read so far is removed, no digest of it is left, and no drop was written.\n',
      );
      expect((await readdir(folder)).sort()).toEqual(['agreement.yaml', 'people.csv']);
    },
  );
});

describe('the prepared drop, once the room has its tokens', () => {
  const uploaded = async (answers: readonly string[] | undefined, ...flags: readonly string[]) => {
    const room = await openTestRoom();
    await approveAll(room);
    const { folder } = await prepareRows(room, 'brand', brandRows(0, 200));
    const args = ['upload', folder, '--room', room.folder, '--party', 'brand', ...flags];
    const ran = await (answers ? runAnswering(answers, ...args) : runCli(...args));
    expect(ran.code).toBe(0);
    const isThere = await readdir(folder).then(
      () => true,
      () => false,
    );
    await room.close();
    return { out: ran.out, isThere };
  };

  interface Played {
    readonly answers?: readonly string[];
    readonly flags?: readonly string[];
    readonly stays: boolean;
    readonly says: RegExp;
  }

  it.each<Played>([
    { stays: true, says: /is still on this machine: upload --remove-drop removes it/ },
    { flags: ['--remove-drop'], stays: false, says: /was removed from this machine/ },
    { answers: ['yes'], stays: false, says: /was removed from this machine/ },
    { answers: ['no'], stays: true, says: /is still on this machine/ },
    {
      ...{ answers: ['yes'], flags: ['--keep-drop'], stays: true },
      says: /The room removed its copy of the drop\.\n$/,
    },
  ])('is asked about: %j', async ({ answers, flags = [], stays, says }) => {
    const { out, isThere } = await uploaded(answers, ...flags);
    expect(isThere).toBe(stays);
    expect(out).toMatch(says);
  });

  it('is not removed where something in its folder is not as it was written', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const { folder } = await prepareRows(room, 'brand', brandRows(0, 200));
    await writeFile(join(folder, 'mine.txt'), 'mine');
    const args = ['upload', folder, '--room', room.folder, '--party', 'brand', '--remove-drop'];
    expect(await runCli(...args)).toMatchObject({ code: 2 });
    expect(await readdir(folder)).toContain('mine.txt');
    await room.close();
  });
});
