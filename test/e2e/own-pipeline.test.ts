import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { csvRecord } from '#core/drops/csv-record.ts';
import { IDENTIFIER_VECTORS } from '#core/identifiers/vectors.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, deliver, openTestRoom } from '#proof/rehearsal/room.ts';
import { runCli } from '#test/support/run-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const AGREEMENT = ['--agreement', 'examples/retail/agreement.yaml'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder = '';
beforeAll(async () => {
  folder = await tempFolder();
});

const writeBoth = async (make: (email: string) => string): Promise<string> => {
  const path = join(folder, 'both.csv');
  const emails = ['Jane.Doe@gmail.com', 'BOB@example.org', 'c+d@x.org'];
  const rows = emails.map((email) => csvRecord([email, make(email.toLowerCase())]));
  await writeFile(path, `${csvRecord(['Email', 'hem'])}${rows.join('')},\n`);
  return path;
};

describe('airlock proof', () => {
  const columns = ['--kind', 'email', '--raw', 'Email', '--digest', 'hem'];

  it('says which recipe makes the digests, and that it matches nobody', async () => {
    const path = await writeBoth((email) => sha256(`${email}\n`));
    const ran = await runCli('proof', path, ...AGREEMENT, ...columns);
    expect(ran.code).toBe(5);
    expect(ran.out).toContain('lower-case, newline');
    expect(ran.err).toMatch(
      /^The digests are of the text in lower case and no more, with a line break after it, which matches nobody: /,
    );
    expect(ran.out + ran.err).not.toMatch(/jane|bob@|[0-9a-f]{64}/i);
  });

  it('is content with what the agreement asks for', async () => {
    const path = await writeBoth((email) =>
      sha256(email.replace('jane.doe@gmail', 'janedoe@gmail')),
    );
    const ran = await runCli('proof', path, ...AGREEMENT, ...columns, '--json');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ kind: 'proof', verdict: 'agreed', pairs: 3 });
  });

  it('calls nothing agreed of which most is something else', async () => {
    const path = await writeBoth((email) => sha256(email.startsWith('bob') ? email : `${email}!`));
    const ran = await runCli('proof', path, ...AGREEMENT, ...columns, '--json');
    expect(ran.code).toBe(5);
    expect(JSON.parse(ran.out)).toMatchObject({ verdict: 'unknown', pairs: 3 });
  });

  it('names no recipe where there is none, and no column that is not there', async () => {
    const path = await writeBoth((email) => sha256(`pepper${email}`));
    expect((await runCli('proof', path, ...AGREEMENT, ...columns)).err).toMatch(/^No known recipe/);
    const other = ['--kind', 'email', '--raw', 'Mail', '--digest', 'hem'];
    expect(await runCli('proof', path, ...AGREEMENT, ...other)).toMatchObject({
      code: 5,
      err: 'There is no column "Mail" in the file: did you mean "Email"? Else compare the mapping with its header line.\n',
    });
    expect(
      (
        await runCli(
          'proof',
          path,
          ...AGREEMENT,
          '--kind',
          'fax',
          '--raw',
          'Email',
          '--digest',
          'hem',
        )
      ).err,
    ).toMatch(/^The agreement matches on no such kind: name one of email/);
  });
});

interface Row {
  readonly id: string;
  readonly profile: string;
  readonly kind: string;
  readonly input: string;
  sha256: string;
}

/** Exports the vectors, fills in what a pipeline makes of them, and has it checked. */
const check = async (make: (row: Row) => string) => {
  const inputs = join(await tempFolder(), 'inputs.csv');
  expect(await runCli('vectors', '--export', inputs)).toMatchObject({ code: 0 });
  const rows: Row[] = parse(await readFile(inputs, 'utf8'), { columns: true });
  expect(rows).toHaveLength(IDENTIFIER_VECTORS.length);
  const filled = rows.map((row) => csvRecord([row.id, make(row)]));
  await writeFile(`${inputs}.out.csv`, `${csvRecord(['id', 'sha256'])}${filled.join('')}`);
  return runCli('vectors', '--check', `${inputs}.out.csv`);
};

describe('airlock vectors --check', () => {
  it('finds nothing wrong with a pipeline that follows the profiles', async () => {
    const expected = new Map(
      IDENTIFIER_VECTORS.map((each) => [
        JSON.stringify([each.profile, each.kind, each.input, each.defaultCountry ?? '']),
        each.sha256 ?? '',
      ]),
    );
    const ran = await check((row) => {
      const { profile, kind, input } = row;
      const { country = '' } = row as Row & { readonly country?: string };
      return expected.get(JSON.stringify([profile, kind, input, country])) ?? 'none';
    });
    const all = IDENTIFIER_VECTORS.length;
    expect(ran).toMatchObject({ code: 0, out: `${all} of ${all} digests are right.\n` });
  });

  it('says rule by rule what a pipeline gets wrong that only lowers the case', async () => {
    const ran = await check(({ input }) => sha256(input.trim().toLowerCase()));
    expect(ran.code).toBe(5);
    expect(ran.out).toMatch(/uid2 +email +\d+ +you hash the text in lower case and no more/);
    expect(ran.out).toMatch(/you hash what must be refused/);
  });

  it('says what is missing, and writes over nothing', async () => {
    const path = join(folder, 'few.csv');
    await writeFile(path, csvRecord(['id', 'sha256']) + csvRecord(['x', '']));
    expect((await runCli('vectors', '--check', path)).out).toContain(
      'the file has no row of this id',
    );
    expect(await runCli('vectors', '--export', path)).toMatchObject({ code: 1 });
    expect((await runCli('vectors', '--export', path, '--check', path)).code).toBe(2);
  });
});

describe('an overlap of next to nobody', () => {
  it.each([
    [600, true],
    [300, false],
  ])('of lists of %i says what to try: %s', async (people, told) => {
    const room = await openTestRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, people));
    await deliver(room, 'publisher', publisherRows(people, people));
    const ran = await runCli('ask', 'overlap', '--party', 'brand', '--room', room.folder);
    expect(ran.code).toBe(4);
    expect(/share next to nobody.*"airlock proof".*"airlock vectors --check"/.test(ran.err)).toBe(
      told,
    );
    await closeTestRooms();
  });
});

const prepareHashed = async (rows: readonly (readonly string[])[], mapping: object) => {
  const place = await tempFolder();
  const header = ['Email', 'hem'];
  await writeFile(join(place, 'list.csv'), [header, ...rows].map(csvRecord).join(''));
  await writeFile(
    join(place, 'mapping.yaml'),
    JSON.stringify({ identifiers: mapping, attributes: {} }),
  );
  await writeFile(join(place, 'agreement.yaml'), stringify(WITHOUT_ATTRIBUTES));
  const from = ['--agreement', join(place, 'agreement.yaml'), '--party', 'brand'];
  const to = [
    '--mapping',
    join(place, 'mapping.yaml'),
    '--attest',
    'All of them agreed.',
    '--out',
    join(place, 'out'),
  ];
  return runCli('prepare', join(place, 'list.csv'), ...from, ...to);
};

const WITHOUT_ATTRIBUTES = {
  ...agreementDocument(),
  datasets: {
    brand: { customers: { attributes: {} } },
    publisher: { audience: { attributes: {} } },
  },
};

const people = (make: (email: string) => string): (readonly string[])[] =>
  Array.from({ length: 150 }, (_, at) => `Jane${at}@Example.org`).map((email) => [
    email,
    make(email),
  ]);

describe('prepare of digests with the plain values beside them', () => {
  const both = { email: { column: 'hem', hashed: true, plain: 'Email' } };

  it('stops where another recipe made them, and names it', async () => {
    const ran = await prepareHashed(
      people((email) => sha256(email.toUpperCase())),
      both,
    );
    expect(ran).toMatchObject({
      code: 5,
      err: 'The digests of "email" are of the text in upper case, and would match nobody: hash what the profile "uid2" makes, or map the plain column.\n',
    });
  });

  it('takes those that are as agreed, and nothing of the plain values', async () => {
    const ran = await prepareHashed(
      people((email) => sha256(email.toLowerCase())),
      both,
    );
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toMatch(/^150 rows read: 150 accepted/);
  });

  it.each([
    [{ email: { column: 'Email', plain: 'hem' } }, /"plain" names what stands beside digests/],
    [
      { email: { column: 'hem', hashed: true, plain: ['Email', 'hem'] } },
      /name 1 of them as "plain"/,
    ],
  ])('is told what is wrong with %j', async (mapping, says) => {
    const ran = await prepareHashed(people(sha256), mapping);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(says);
  });
});

describe('fillers in a column of digests', () => {
  it.each([
    ['of the text in upper case', (email: string) => sha256(email.toUpperCase())],
    ['of the text with a line break after it', (email: string) => sha256(`${email}\n`)],
    ['of the text in quotation marks', (email: string) => sha256(`"${email}"`)],
  ])('tell that the column is made %s, without any plain value', async (says, make) => {
    const fillers = ['test@test.com', 'none@none.com'].map((email) => [email, make(email)]);
    const rows = [...people((email) => make(email.toLowerCase())), ...fillers];
    const ran = await prepareHashed(rows, { email: { column: 'hem', hashed: true } });
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^placeholder +2 /m);
    expect(ran.out).toContain(`made ${says}: so are most likely all others`);
  });
});
