import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const NAMED = ['--id', 'autumn', '--purpose', 'Count the people that both of us know.'];

let file: string;
beforeEach(async () => {
  file = join(await tempFolder(), 'agreement.yaml');
});
afterAll(removeTempFolders);

const made = (...flags: readonly string[]) => runCli('agreement', 'new', file, ...NAMED, ...flags);

describe('agreement new', () => {
  it.each([
    ['--advertiser-may', 'overlap,segments,tables', 1],
    ['--advertiser-may', 'overlap,lift', 2],
    ['--publisher-may', 'overlap,segments,tables', 1],
    ['--publisher-may', 'rollup', 2],
  ])(
    'writes the first format that knows what may be asked: %s %s has format %d',
    async (flag, may, format) => {
      expect(await made(flag, may)).toMatchObject({ code: 0, err: '' });
      const { agreement } = parseAgreement(await readFile(file, 'utf8'), file);
      expect(agreement.airlock).toBe(format);
    },
  );

  it('says what to add by hand for what has nothing to be asked of', async () => {
    const { out } = await made('--advertiser-may', 'overlap,lift,rollup');
    const said = out.replaceAll(/\s+/g, ' ');
    expect(said).toContain('lift Has nothing to be asked of yet: add "experiments"');
    expect(said).toContain('rollup Has nothing to be asked of yet: add "hierarchies"');
  });

  it('says at the end what it asks nothing of, and on which page that stands', async () => {
    const { out } = await made();
    const said = out.replaceAll(/\s+/g, ' ');
    for (const each of ['"consent"', '"governance"', '"retention.keysDays"', 'docs/agreement.md'])
      expect(said.slice(said.indexOf('No question is about'))).toContain(each);
  });
});

describe('an agreement', () => {
  it.each(['campaign', 'retail'])('that lacks nothing is not told so: %s', async (example) => {
    const shown = await runCli('agreement', 'show', join(EXAMPLES, example, 'agreement.yaml'));
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.out).not.toContain('nothing to be asked of');
  });
});
