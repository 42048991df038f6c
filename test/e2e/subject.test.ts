import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { openEventRoom } from '#test/core/usecases/histories/event-room.ts';
import { EVERYBODY } from '#test/support/histories/event-people.ts';
import { expectRefused, runCli, runJson, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Somebody on both lists who bought something and was reached. */
const ADA = EVERYBODY.find(
  ({ n, conversions, touches }) =>
    n >= 100 && n < 400 && conversions.length > 1 && touches.length > 1,
) ?? { n: 0, conversions: [], touches: [] };
const ADDRESS = `person${ADA.n}@example.org`;

let room: TestRoom;
let folder: string;
const inRoom = (party: string, ...args: readonly string[]) =>
  ['subject', ...args, '--party', party, '--room', room.folder] as const;
const file = async (name: string, ...lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return path;
};

/** A file that cannot be used, and how that is said. */
interface Unusable {
  readonly of: string;
  readonly lines: readonly string[];
  readonly more?: readonly string[];
  readonly says: RegExp;
  readonly exit?: number;
}

beforeAll(async () => {
  folder = await tempFolder();
  room = await openEventRoom({});
}, 120_000);
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

describe('airlock subject', () => {
  it('tells a brand all purchases of a person, also those that are known by a login alone', async () => {
    const path = await file('ada.txt', `email,${ADDRESS}`);
    const answer = SubjectDocument.parse(await runJson(...inRoom('brand', path)));
    const [people, events] = answer.held;
    expect(people).toMatchObject({
      ...{ of: 'people', dataset: 'customers', rows: [{ kinds: ['email'], ownIds: 1 }] },
    });
    expect(events).toMatchObject({
      ...{ of: 'events', dataset: 'purchases', total: ADA.conversions.length },
      value: { unit: 'EUR', decimals: 2 },
    });
    expect(JSON.stringify(answer)).not.toContain('contacts');
  });

  it('tells a publisher the contacts, and nothing of the brand', async () => {
    const path = await file('ada-publisher.txt', `first_party_id,cookie-${ADA.n}`);
    const answer = SubjectDocument.parse(await runJson(...inRoom('publisher', path)));
    expect(answer.held).toMatchObject([
      { of: 'people', dataset: 'audience', rows: [{ ownIds: 1 }] },
      { of: 'events', dataset: 'contacts', total: ADA.touches.length },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/customers|purchases|tier/);
  });

  it('reads standard input, so that no address stands on a command line', async () => {
    const args = inRoom('brand', '-', '--kind', 'email');
    const ran = await spawnCli(args, { input: `${ADDRESS}\n` });
    expect(ran).toMatchObject({ code: EXIT.done });
    expect(ran.out).toContain('purchases');
    expect(ran.out + ran.err).not.toContain(ADDRESS);
  });

  it('says in a sentence that nobody was found, with exit 0, and notes that too', async () => {
    const path = await file('nobody.txt', 'nobody@example.org');
    const ran = await runCli(...inRoom('brand', path, '--kind', 'email'));
    expect(ran).toMatchObject({ code: EXIT.done });
    expect(ran.out).toContain(
      'Your lists in this room hold nobody who is known by what was given.',
    );
    const list = await runCli('ledger', 'list', '--room', room.folder);
    expect(list.out).toMatch(/subject-asked +brand, about somebody in its own lists/);
  });

  it('writes a letter, as Markdown and as a page, and the copy for programs, for its owner alone', async () => {
    const path = await file('ada-letter.txt', `email,${ADDRESS}`);
    for (const language of ['en', 'fr']) {
      const out = join(folder, `answer-${language}`);
      const ran = await runCli(...inRoom('brand', path, '--letter', language, '--out', out));
      expect(ran, ran.err).toMatchObject({ code: EXIT.done });
      const letter = await readFile(join(out, 'letter.md'), 'utf8');
      expect(letter).toContain(language === 'en' ? 'Article 15' : 'article 15');
      expect(await readFile(join(out, 'letter.html'), 'utf8')).toContain(`lang="${language}"`);
      const copy = JSON.parse(await readFile(join(out, 'subject.json'), 'utf8'));
      expect(SubjectDocument.parse(copy).found).toBe(true);
      expect((await stat(join(out, 'letter.md'))).mode & 0o077).toBe(0);
      // What is there is never written over.
      const again = await runCli(...inRoom('brand', path, '--letter', language, '--out', out));
      expect(again).toMatchObject({ code: EXIT.usage });
    }
    const shown = await runCli(...inRoom('brand', path, '--letter', 'fr'));
    expect(shown.out).toMatch(/^# Les données que nous détenons sur vous/);
    expect(shown.out).not.toContain('\\u{a0}');
  });

  it.each([
    ['email', ADDRESS],
    ['first_party_id', `login-${ADA.n}`],
  ])('is asked by %s, which the lists of the party have', async (kind, value) => {
    const answer = await runJson(...inRoom('brand', await file(`${kind}.txt`, `${kind},${value}`)));
    expect(answer).toMatchObject({ found: true });
  });

  it.each([
    ['customer_id', 'shopper-17'],
    ['maid', '4d8f1b1e-7b7a-4c1e-9d3f-2a6b5c4d3e2f'],
    ['name_birthdate', 'Ada,Lovelace,1990-12-10'],
    ['name_postcode', 'Ada,Lovelace,SW1A 1AA'],
  ])(
    'does not say that nobody is known by %s, which no list has: it names those that can be used',
    async (kind, value) => {
      const path = await file(`${kind}.txt`, `email,${ADDRESS}`, `${kind},${value}`);
      const asked = (await room.ports.ledger.entries()).length;
      const secrets = [ADDRESS, value];
      const says = new RegExp(`known by ${kind} in .*ask by email, first_party_id\\.`);
      await expectRefused(inRoom('brand', path), { code: EXIT.usage, says, secrets });
      expect(await room.ports.ledger.entries()).toHaveLength(asked);
    },
  );

  it.each([
    [[ADDRESS]],
    [['person5@shop.example']],
    [['email,person5@shop.example']],
    [['person?@shop.{example}', '--kind', 'email']],
    [['+447400000005', '--kind', 'phone']],
    [['--kind', 'email', '']],
  ])('repeats nothing of %j in the place of the file', async (args) => {
    const secrets = [ADDRESS, 'person5', 'person?', 'shop.', '7400000005'];
    const says = /^There is no file of that name: name one that holds the identifiers/;
    const refusal = { code: EXIT.usage, says, secrets };
    await expectRefused(inRoom('brand', ...args), refusal);
  });

  it.each<Unusable>([
    {
      of: 'a line without a kind',
      lines: ['person@example.org'],
      says: /^Line 1 of the identifiers does not begin/,
    },
    { of: 'an unknown kind', lines: ['passport,123'], says: /^Line 1 / },
    {
      of: 'no identifier',
      lines: ['email,ada@example.org', 'email,nothing'],
      says: /^Line 2 .*invalid-identifier/,
    },
    {
      of: 'what no rule of the agreement reads',
      lines: ['email,ada@example.org', 'phone,no number'],
      says: /^Line 2 .* kind that the agreement does not use: those of the agreement are email\.$/m,
      exit: EXIT.usage,
    },
    { of: 'nothing', lines: [], says: /^The file holds no identifier: write one/ },
    { of: 'blank lines', lines: ['', ' ', ''], says: /^The file holds no identifier: write one/ },
    {
      of: 'a header alone',
      lines: ['email', ''],
      says: /^Line 1 of the identifiers does not begin/,
    },
    {
      of: 'a header alone of a kind that is named',
      ...{ lines: ['email', ''], more: ['--kind', 'email'] },
      says: /^Line 1 of the identifiers cannot be used \(invalid-identifier/,
    },
    {
      of: 'more than one person can have',
      lines: Array.from({ length: 65 }, (_, n) => `email,person${n}@example.org`),
      ...{ says: /^Give 1 to 64 identifiers of one person/, exit: EXIT.usage },
    },
    {
      of: 'a folder without a letter',
      lines: ['email,a@example.org'],
      more: ['--out', 'x'],
      ...{ says: /^"--out" is for a letter/, exit: EXIT.usage },
    },
  ])('answers $of by one sentence that repeats nothing', async ({ of, lines, ...expected }) => {
    const { more = [], says, exit = EXIT.badInput } = expected;
    const path = await file(`${of}.txt`, ...lines);
    const { code, out, err } = await runCli(...inRoom('brand', path, ...more));
    expect(code, err).toBe(exit);
    expect(out).toBe('');
    expect(err).toMatch(says);
    expect(err).not.toMatch(/example\.org|passport|123/);
  });
});
