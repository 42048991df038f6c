import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readMapping } from '#cli/read-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

describe('the file of a mapping', () => {
  afterEach(removeTempFolders);

  const read = async (text: string) => {
    const path = join(await tempFolder(), 'mapping.yaml');
    await writeFile(path, text);
    return readMapping(path);
  };

  it('is read as YAML', async () => {
    const mapping = await read('identifiers: { email: { column: E-mail } }\n');
    expect(mapping.identifiers.email).toEqual({ column: 'E-mail', hashed: false });
  });

  it.each<[string, string, RegExp]>([
    ['is no YAML', 'identifiers: [\n', /mapping\.yaml:\d+: this is not valid YAML/],
    [
      'names a column twice',
      'attributes:\n  tier: a\n  tier: b\n',
      /mapping\.yaml:3: this key stands here for the second time/,
    ],
    [
      'is a bomb of aliases',
      `a: &a [x]\nb: [${'*a, '.repeat(200)}]\n`,
      /mapping\.yaml:1: an alias/,
    ],
    [
      'gives a kind no column',
      'identifiers:\n  email:\n    hashed: true\n',
      /mapping\.yaml:2: "identifiers\.email": map "email" by the name of a column/,
    ],
    [
      'has a key that is not known',
      'identifiers: { email: { column: a } }\nattributes: {}\ncolour: b\n',
      /mapping\.yaml:3: the key "colour" is not known here: remove it; known are identifiers, /,
    ],
    [
      'has a key with a slip at the top, which it then lacks',
      'identifers: { email: { column: a } }\n',
      /mapping\.yaml:1: the key "identifers" is not known here: write "identifiers"; known are identifiers, attributes, bridges, match, consent, repeats\.$/,
    ],
    [
      'has a kind with a slip',
      'identifiers:\n  Emial: { column: a }\n',
      /mapping\.yaml:2: the key "Emial" is not known here: write "email"; known are email, phone, maid, customer_id, name_birthdate, name_postcode\.$/,
    ],
    [
      'has a kind that is none',
      'identifiers:\n  address: { column: a }\n',
      /mapping\.yaml:2: the key "address" is not known here: remove it; known are email, phone, /,
    ],
    [
      'has a source with a slip',
      'identifiers:\n  email:\n    colum: a\n',
      /mapping\.yaml:3: the key "colum" is not known here: write "column"; known are column, columns, /,
    ],
    [
      'has a consent with a slip',
      'identifiers: {}\nconsent:\n  column: a\n  acept: [yes]\n',
      /mapping\.yaml:4: the key "acept" is not known here: write "accept"; known are column, kind, accept, since, format, firstYear, zone\.$/,
    ],
    [
      'has a key of a thousand letters',
      `identifiers: {}\n${'x'.repeat(1_000)}: a\n`,
      /a key is not known here: write one of identifiers, attributes, bridges, match, consent, repeats\.$/,
    ],
    [
      'has 200,000 keys',
      'k:\n'.repeat(200_000),
      /mapping\.yaml:1: it is longer than 65536 characters/,
    ],
  ])('is refused with its line if it %s', async (_, text, says) => {
    await expect(read(text)).rejects.toMatchObject({
      name: 'AirlockError',
      code: 'usage',
      message: expect.stringMatching(says),
    });
  });

  it('shows no address of a file of people that was named instead of it', async () => {
    const refused = await read('{ "ada@example.org": { "tier": "gold" } }').catch(String);
    expect(refused).toMatch(/mapping\.yaml:1: "identifiers": this is missing/);
  });
});
