import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { previewFile } from '#cli/preview-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const fileOf = async (content: string | Buffer): Promise<string> => {
  const path = join(await tempFolder(), 'list.csv');
  await writeFile(path, content);
  return path;
};

it('looks at the columns and the first rows of a file', async () => {
  const rows = Array.from({ length: 6 }, (_, at) => `p${at}@example.org,gold`);
  const path = await fileOf(`E-mail,Tier\n${rows.join('\n')}\n`);
  expect(await previewFile(path, 'utf-8')).toEqual({
    columns: [
      { name: 'E-mail', shapes: ['a9@aaaaaaa.aaa'], empty: 0, values: [] },
      { name: 'Tier', shapes: ['aaaa'], empty: 0, values: [{ text: 'gold', rows: 6 }] },
    ],
    rows: 6,
  });
});

it('reads letters as it is told, and refuses to read them in a way that is not known', async () => {
  const path = await fileOf(Buffer.from('Pr\u00e9nom,Tier\nAnn,gold\n', 'latin1'));
  const { columns } = await previewFile(path, 'latin1');
  expect(columns.map(({ name }) => name)).toEqual(['Prénom', 'Tier']);
  await expect(previewFile(path, 'ebcdic')).rejects.toMatchObject({ code: 'usage' });
});
