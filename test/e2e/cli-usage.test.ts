import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { builtCli } from '#test/support/built-cli.ts';
import { expectRefused, runCli, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const VERBS = [
  ...[
    'init',
    'sample',
    'prepare',
    'upload',
    'approve',
    'rehearse',
    'ask',
    'subject',
    'activate',
    'status',
    'console',
    'review',
    ...['dpia', 'records', 'terms', 'lia', 'notice'],
    'vectors',
  ],
  'sample people',
  'redteam',
  ...['show', 'learn'].map((verb) => `match ${verb}`),
  ...['new', 'check', 'show', 'diff', 'propose'].map((verb) => `agreement ${verb}`),
  ...['take', 'publish', 'keys'].map((verb) => `ddrf ${verb}`),
  'completion',
  'proof',
  ...[
    'releases list',
    'releases show',
    'ledger list',
    'ledger verify',
    'room verify',
    'room upkeep',
    'verify-deployment',
    'audit',
    'audit verify',
    'audit reconcile',
    'expire',
    'forget',
    'freeze',
    'unfreeze',
    'withdraw',
    'rotate',
    'audit pack',
  ],
].map((verb) => verb.split(' '));

describe('--help', () => {
  it.each(VERBS)('of %s %s tells how to use it and exits 0', async (...verb) => {
    const words = verb.filter((word) => word !== undefined);
    const ran = await runCli(...words, '--help');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^Usage: /);
    expect(ran.out).toContain('--json');
  });

  it.each([[['--help']], [['help']], [['help', 'ask']], [['ledger', '--help']]])(
    'by %j names every command and exits 0',
    async (args) => {
      const ran = await runCli(...args);
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out).toMatch(/^Usage: airlock/);
    },
  );
});

describe('--json with a value, which it does not take', () => {
  it.each(['--json=1', '--json='])('is still told in one document: %s', async (flag) => {
    const ran = await runCli('status', flag);
    expect(ran).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ kind: 'error', error: { code: 'usage' } });
  });
});

const GROUP_OF_LEDGER = /"ledger list" or "ledger verify": see "airlock ledger --help"/;
const RETAIL = fileURLToPath(new URL('../../examples/retail/agreement.yaml', import.meta.url));

describe('"vectors"', () => {
  it('prints no two lines alike: where an input stands twice, its default country differs', async () => {
    const { out } = await runCli('vectors');
    const lines = out.split('\n').filter((line) => line !== '');
    expect(lines[0]).toMatch(/country +input +normal form/);
    const beside = lines.map((line) => line.slice(0, (lines[0] ?? '').indexOf('normal form')));
    expect(beside.filter((line, at) => beside.indexOf(line) !== at)).toEqual([]);
  });
});

describe('what is not understood exits 2 and is not repeated', () => {
  const secret = 'jane.doe@example.org';

  it.each([
    ['a command', [secret]],
    ['a command of the ledger', ['ledger', secret]],
    ['a word too many', ['status', secret]],
    ['a file too many', ['upload', 'a', secret, '--party', 'brand']],
    ['an option', ['status', `--${secret}`]],
    ['an option of the program', [`--${secret}`, 'status']],
    ['a number', ['sample', '--out', 'x', '--brand', secret]],
    ['a negative number', ['sample', '--out', 'x', '--brand', '-5']],
    ['a receipt', ['ledger', 'verify', '--receipt', secret]],
    ['a delimiter', ['prepare', 'f', '--delimiter', secret]],
  ])('for %s', async (_, args) => expectRefused(args, { code: 2, secrets: [secret] }));

  it.each([
    ['no command at all', [], /Name a command/],
    ['no command of the ledger', ['ledger'], GROUP_OF_LEDGER],
    [
      'no command of the room',
      ['room'],
      /"room verify" or "room upkeep": see "airlock room --help"/,
    ],
    ['another command of the ledger', ['ledger', 'listt'], GROUP_OF_LEDGER],
    ['an option of the ledger', ['ledger', '--room', 'r'], GROUP_OF_LEDGER],
    ['a timeout', ['upload', 'd', '--party', 'a', '--timeout', '5s'], /--timeout needs a whole/],
    ['a seed', ['sample', '--out', 'o', '--seed', '1.5'], /--seed needs a whole number/],
    ['a number of people', ['sample', '--out', 'o', '--shared', 'x'], /--shared needs a whole/],
    ['a number of trials', ['redteam', '--agreement', RETAIL, '--trials', 'x'], /--trials needs/],
    ['the seed of an attack', ['redteam', '--agreement', RETAIL, '--seed', '-'], /--seed needs/],
    [
      'a file without party',
      ['rehearse', '--agreement', RETAIL, '--file', 'a'],
      /--file needs the form/,
    ],
    ['no party', ['approve'], /--party/],
    ['no file', ['prepare', '--party', 'brand', '--agreement', 'a', '--out', 'o'], /argument/],
    ['no agreement', ['init'], /--agreement/],
    ['an option without its value', ['approve', '--party'], /--party/],
    ['a file after an option that takes none', ['releases', 'show', 'a', '--html', 'f'], /--out/],
    ['attributes twice', ['ask', 'segments', '--by', 'a.b', '--by', 'c.d'], /--by is given twice/],
    ['a party twice', ['approve', '--party', 'a', '--party', 'b'], /--party is given twice/],
    ['a seed twice', ['sample', '--seed', '1', '--seed', '2'], /--seed is given twice/],
    ['an agreement that is not there', ['init', '--agreement', 'nowhere.yaml'], /cannot be read/],
  ])('for %s', async (_, args, says) => expectRefused(args, { code: 2, says }));

  it('in a process of its own too', async () => {
    const ran = await spawnCli(['ledger', secret]);
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: 'Name a command of it, "ledger list" or "ledger verify": see "airlock ledger --help".\n',
    });
  });
});

describe('an agreement that cannot be used', () => {
  it.each([
    ['no YAML', 'airlock: [1\n', /agreement\.yaml:\d+: this is not valid YAML/],
    ['empty', '', /agreement\.yaml:1: /],
    ['a list', '- 1\n', /agreement\.yaml:1: /],
    ['a party too few', 'airlock: 1\nid: x\n', /agreement\.yaml:\d+: ".*" is missing/],
  ])('is refused by its line, and no room is made: %s', async (_, text, says) => {
    const folder = await tempFolder();
    await writeFile(`${folder}/agreement.yaml`, text);
    const args = ['init', '--room', `${folder}/room`, '--agreement', `${folder}/agreement.yaml`];
    await expectRefused(args, { code: 2, says });
    expect(await readdir(folder)).toEqual(['agreement.yaml']);
  });
});

describe('a reader that goes away', () => {
  it('ends the process in silence, without a stack trace', async () => {
    const child = spawn(process.execPath, [builtCli(), 'vectors'], { env: { ...process.env } });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('the names of the commands', () => {
  it('are all told by --help, and all tried here', async () => {
    const { out } = await runCli('--help');
    const listed = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    const tried = new Set(VERBS.map(([name]) => name));
    expect(listed.filter((name) => name !== 'help' && !tried.has(name ?? ''))).toEqual([]);
  });
});
