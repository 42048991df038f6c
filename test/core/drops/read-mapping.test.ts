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
    ['is no YAML', 'identifiers: [\n', /line \d+: this is not valid YAML/],
    [
      'names a column twice',
      'attributes:\n  tier: a\n  tier: b\n',
      /line 3: this key stands here for the second time/,
    ],
    ['is a bomb of aliases', `a: &a [x]\nb: [${'*a, '.repeat(200)}]\n`, /line 1: an alias/],
    ['has 200,000 keys', 'k:\n'.repeat(200_000), /line 1: it is longer than 65536 characters/],
  ])('is refused with its line if it %s', async (_, text, says) => {
    await expect(read(text)).rejects.toMatchObject({
      name: 'AirlockError',
      code: 'usage',
      message: expect.stringMatching(says),
    });
  });
});
