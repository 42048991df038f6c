import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readSources, withoutComments } from '#test/architecture/source-file.ts';

/** Whatever can remove, replace, move or overwrite a file, an object or a folder. */
const REMOVES =
  /\b(?:rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync|rename|renameSync|copyFile|copyFileSync|cp|cpSync|truncate|ftruncate|writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream)\(|\bobjects\.delete\(|DeleteObjectCommand|\bopen\([^)]*'(?:[wa](?!x)|r\+)|`copy \(/;

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

it('docs/reliability.md says of every file that removes or overwrites why it only touches what is ours', async () => {
  const page = await readFile(PAGE, 'utf8');
  const told = [...page.matchAll(/^\| `([a-z][\w./-]+\.ts)` \| [^|]+ \| [^|]*\w[^|]* \|$/gm)];
  const sources = await readSources([
    ...['adapters', 'cli', 'core', 'lambdas', 'sample', 'redteam', 'proof/demo'],
  ]);
  const removing = sources.filter(({ text }) => REMOVES.test(withoutComments(text)));
  expect(told.map(([, path]) => path).sort()).toEqual(removing.map(({ path }) => path).sort());
});
