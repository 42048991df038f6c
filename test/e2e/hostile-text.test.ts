import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { type Plain, spoiltBy } from '#test/support/hostile-documents.ts';
import { HOSTILE_TEXTS, looksRaw } from '#test/support/hostile-text.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';

/** Each hides otherwise; what shows one as it stands mostly shows others so. */
const TEXTS = Object.entries(HOSTILE_TEXTS).filter((_, at) => THOROUGH || at % 4 === 0);

let folder: string;
const at = (...names: readonly string[]): string => join(folder, ...names);
const RIGHT_MAPPING: Plain = {
  identifiers: { email: { column: 'email', hashed: false }, phone: { column: 'phone' } },
  attributes: { tier: 'tier' },
  consent: { column: 'consent', accept: ['yes'] },
};

const warned: string[] = [];
const onWarning = ({ message }: Error): void => {
  warned.push(message);
};

beforeAll(async () => {
  process.on('warning', onWarning);
  folder = await tempFolder();
  await writeFile(at('agreement.yaml'), stringify(agreementDocument()));
  await writeFile(at('mapping.yaml'), stringify(RIGHT_MAPPING));
  const rows = Array.from({ length: 200 }, (_, n) => `p${n}@example.org,+447400000${n},gold,yes\n`);
  await writeFile(at('list.csv'), `email,phone,tier,consent\n${rows.join('')}`);
  for (const args of [
    ['init', '--room', at('room'), '--agreement', at('agreement.yaml')],
    ['approve', '--yes', '--room', at('room'), '--party', 'brand'],
    ['approve', '--yes', '--room', at('room'), '--party', 'publisher'],
    prepare(at('mapping.yaml'), at('drop')),
  ])
    expect(await runCli(...args)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  process.off('warning', onWarning);
  await removeTempFolders();
});

const prepare = (mapping: string, out: string, list = at('list.csv')): readonly string[] => [
  ...['prepare', list, '--agreement', at('agreement.yaml'), '--party', 'brand'],
  ...['--mapping', mapping, '--out', out],
];

/** What is wrong with what was printed; nothing, as a rule. */
const faultsOf = ({ code, out, err }: Ran, forPrograms: boolean): readonly string[] => [
  ...`${out}${err}`.split('\n').filter(looksRaw),
  ...(code === 1 ? [`exit code 1: ${err}${out}`] : []),
  ...(forPrograms && out.split('\n').length !== 2 ? [`${out.split('\n').length} documents`] : []),
  ...(!forPrograms && [2, 3, 5].includes(code) && !/^[^\n]+\n$/.test(err)
    ? [`not one line: ${err}`]
    : []),
];

/** Runs a command line for people, and for programs and maintainers. */
const faultsIn = async (place: string, args: readonly string[]): Promise<readonly string[]> => {
  const found = [
    ...faultsOf(await runCli(...args), false),
    ...faultsOf(await runCli(...args, '--json', '--debug'), true),
  ];
  return found.map((fault) => `${place}: ${fault}`);
};

describe.each(TEXTS)('%s is shown, not obeyed', (_, text) => {
  it('in every place of an agreement', async () => {
    const found: string[] = [];
    const file = at('spoilt.yaml');
    for (const { place, document } of spoiltBy(agreementDocument() as Plain, text)) {
      await writeFile(file, stringify(document));
      found.push(...(await faultsIn(place, ['redteam', '--agreement', file, '--trials', '0'])));
    }
    expect(found).toEqual([]);
  });

  it('in every place of a mapping', async () => {
    const found: string[] = [];
    const file = at('spoilt-mapping.yaml');
    for (const { place, document } of spoiltBy(RIGHT_MAPPING, text)) {
      await writeFile(file, stringify(document));
      found.push(...(await faultsIn(place, prepare(file, at('other-drop')))));
    }
    expect(found).toEqual([]);
  });

  it('in every place of a manifest', async () => {
    const found: string[] = [];
    const spoilt = at('spoilt-drop');
    await cp(at('drop'), spoilt, { recursive: true });
    const manifest = JSON.parse(await readFile(at('drop', 'manifest.json'), 'utf8')) as Plain;
    for (const { place, document } of spoiltBy(manifest, text)) {
      await writeFile(join(spoilt, 'manifest.json'), JSON.stringify(document));
      const upload = ['upload', spoilt, '--room', at('room'), '--party', 'brand'];
      found.push(...(await faultsIn(place, upload)));
    }
    expect(found).toEqual([]);
  });

  it('in the header and the cells of a file', async () => {
    const list = at('hostile.ndjson');
    const row = { email: 'a@example.org', phone: text, tier: text, consent: 'yes', [text]: text };
    await writeFile(list, `${JSON.stringify(row)}\n`);
    const mapped = ['--map', `email=${text}`, '--attribute', `tier=${text}`, '--attest', text];
    const [plain, mapping] = [
      prepare('', at('d1'), list),
      prepare(at('mapping.yaml'), at('d2'), list),
    ];
    const unmapped = plain.filter((arg) => arg !== '--mapping' && arg !== '');
    expect([
      ...(await faultsIn('no mapping', unmapped)),
      ...(await faultsIn('flags', [...unmapped, ...mapped])),
      ...(await faultsIn('mapping', mapping)),
    ]).toEqual([]);
  });

  it('in the names of files and folders that are there', async () => {
    const name = text.replaceAll('\0', '').slice(0, 80);
    await mkdir(at(name, 'deep'), { recursive: true });
    const inside = (file: string): string => at(name, file);
    for (const file of ['agreement.yaml', 'mapping.yaml', 'list.csv'])
      await cp(at(file), inside(file));
    await writeFile(inside('broken.yaml'), 'a: [');
    await writeFile(inside('empty.csv'), '');
    const room = ['--room', at(`room-${name}`)];
    const found: string[] = [];
    for (const args of [
      ['init', ...room, '--agreement', inside('agreement.yaml')],
      ['status', ...room],
      ['init', '--room', at('never'), '--agreement', inside('broken.yaml')],
      prepare(inside('mapping.yaml'), inside('drop'), inside('list.csv')),
      prepare(inside('broken.yaml'), inside('drop')),
      prepare(at('mapping.yaml'), inside('drop'), inside('empty.csv')),
      prepare(at('mapping.yaml'), inside('drop'), inside('deep')),
      prepare(at('mapping.yaml'), at(name), inside('list.csv')),
      ['upload', inside('drop'), ...room, '--party', 'brand'],
      ['sample', '--out', inside('sample'), '--brand', '9', '--publisher', '9', '--shared', '3'],
      [
        ...['rehearse', '--room', at(`rehearsed-${name}`), '--agreement', inside('agreement.yaml')],
        ...['--file', `brand=${inside('list.csv')}`, '--file', `publisher=${inside('list.csv')}`],
      ],
    ])
      found.push(...(await faultsIn(args.slice(0, 2).join(' '), args)));
    expect(found).toEqual([]);
  });

  it.each([
    ['as a path', () => at(text)],
    ['as a name', () => text],
  ])('in each option and argument, %s', async (_as, value) => {
    const found: string[] = [];
    for (const args of commandLines(value(), text))
      found.push(...(await faultsIn(args.join(' ').slice(0, 80), args)));
    expect(found).toEqual([]);
  });
});

/** Every option and argument of every command, each with the text in its turn. */
const commandLines = (path: string, text: string): readonly (readonly string[])[] => {
  const room = ['--room', at('room')];
  const agreement = ['--agreement', at('agreement.yaml')];
  const ask = ['ask', 'segments', ...room, '--party', 'brand'];
  const prepared = [...prepare(at('mapping.yaml'), at('once-more'))];
  const rehearse = ['rehearse', ...agreement, '--room', at('rehearsed')];
  const aPath = path === text ? [] : commandLinesOfPaths(path);
  return [
    ...aPath,
    [text],
    ['help', text],
    ['ledger', text],
    ['status', ...room, text],
    ['status', ...room, `--${text}`],
    ['status', '--stack', `${text}.json`],
    ['approve', '--yes', ...room, '--party', text],
    ['approve', '--yes', ...room, '--party', 'brand', '--digest', text],
    ['agreement', text],
    ['agreement', 'propose', at('agreement.yaml'), ...room, '--party', text],
    ['agreement', 'new', at('never.yaml'), '--example', text],
    ...['--id', '--kinds', '--k', '--advertiser', '--advertiser-list', '--country'].map(
      (option) => [...['agreement', 'new', at('never.yaml'), '--example', 'retail', option, text]],
    ),
    ['ask', text, ...room, '--party', 'brand'],
    ['ask', 'overlap', ...room, '--party', text],
    ...['--by', '--on', '--dataset'].map((option) => [...ask, option, text]),
    [...ask, '--dataset', `${text}=customers`],
    [...ask, '--dataset', `brand=${text}`],
    [...ask, '--by', `brand.${text}`],
    ['ledger', 'verify', ...room, '--receipt', text],
    ['upload', at('drop'), ...room, '--party', text],
    ['upload', at('drop'), ...room, '--party', 'brand', '--timeout', text],
    ['redteam', ...agreement, '--trials', text],
    ['redteam', ...agreement, '--seed', text, '--trials', '1'],
    ['redteam', ...agreement, '--draws', text, '--trials', '1'],
    ['redteam', ...agreement, '--attack', text],
    ...['--seed', '--brand', '--publisher', '--shared'].map((option) => [
      ...['sample', '--out', at('made'), option, text],
    ]),
    ...[
      '--dataset',
      '--map',
      '--hashed',
      '--attribute',
      '--consent',
      '--encoding',
      '--delimiter',
    ].map((option) => [...prepared, option, text]),
    [...rehearse, '--file', text],
    [...rehearse, '--file', `${text}=x`],
    [...rehearse, '--file', 'brand=x', '--mapping', text],
    [...rehearse, '--file', `brand=${text}`, '--file', 'publisher=x', '--attest', text],
  ];
};

const commandLinesOfPaths = (path: string): readonly (readonly string[])[] => [
  ['init', '--room', path, '--agreement', at('agreement.yaml')],
  ['init', '--room', at('never'), '--agreement', path],
  ...['status', 'ledger list', 'ledger verify'].map((verb) => [...verb.split(' '), '--room', path]),
  ['status', '--stack', `${path}.json`],
  ['upload', path, '--room', at('room'), '--party', 'brand'],
  ['approve', '--yes', '--room', at('room'), '--party', 'brand', '--agreement', path],
  ...['check', 'show', 'diff'].map((verb) => ['agreement', verb, path]),
  ['agreement', 'diff', at('agreement.yaml'), path],
  ['agreement', 'propose', path, '--room', at('room'), '--party', 'brand'],
  prepare(path, at('none')),
  prepare(at('mapping.yaml'), path),
  prepare(at('mapping.yaml'), at('none'), path),
  ['redteam', '--agreement', path],
];

it('leaves no warning of a library behind, which Node would print as it stands', () => {
  expect(warned.filter((message) => !/listeners/.test(message))).toEqual([]);
});
