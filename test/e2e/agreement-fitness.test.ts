import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RETAIL = join(ROOT, 'examples/retail/agreement.yaml');
const FEBRL = join(ROOT, 'examples/febrl/agreement.yaml');

let folder: string;
beforeEach(async () => {
  folder = await tempFolder();
});
afterAll(removeTempFolders);

const at = (name: string): string => join(folder, name);

describe('agreement check', () => {
  /** The retail example with one more attribute of customers. */
  const withAttribute = async (attribute: string): Promise<string> => {
    const text = await readFile(RETAIL, 'utf8');
    const more = `        ${attribute}\n        region:`;
    await writeFile(at('changed.yaml'), text.replace('        region:', more));
    return at('changed.yaml');
  };

  it('refuses a segment that should not exist, with the article, and a room takes it neither', async () => {
    const file = await withAttribute('weight_loss: ["yes", "no"]');
    const ran = await runCli('agreement', 'check', file);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(
      /changed\.yaml:18: datasets\.brand\.customers\.attributes\.weight_loss: "weight_loss" denotes health \(GDPR Art\. 9\(1\); CCPA/,
    );
    await expectRefused(['init', '--room', at('room'), '--agreement', file], {
      ...{ code: 3, says: /refused at datasets\.brand.*"weight_loss" denotes health/ },
    });
    await expect(readFile(join(at('room'), 'airlock-room.json'))).rejects.toThrow('ENOENT');
  });

  it('takes it by an exception, which both parties see before they approve', async () => {
    const file = await withAttribute('weight_loss: ["yes", "no"]');
    const text = (await readFile(file, 'utf8')).replace('airlock: 1', 'airlock: 2');
    const reason = 'Members of the club signed that they want offers about it.';
    await writeFile(
      file,
      `${text}\nspecialCategories: { club: { at: brand.customers.weight_loss, category: health, article: 9(2)(a), reason: "${reason}" } }\n`,
    );
    const said = (await runCli('agreement', 'check', file)).out.replace(/\s+/g, ' ');
    expect(said).toContain('nothing is wrong with it');
    expect(said).toContain(`Lawful by Article 9(2)(a) of the GDPR, as both parties say: ${reason}`);
    await runJson('init', '--room', at('room'), '--agreement', file);
    const approving = ['approve', '--room', at('room'), '--party', 'brand', '--yes'];
    expect((await runCli(...approving)).out.replace(/\s+/g, ' ')).toContain(reason);
  });

  it('says what an agreement could hold less of, with numbers', async () => {
    const said = (await runCli('agreement', 'check', RETAIL)).out.replace(/\s+/g, ' ');
    expect(said).toContain(
      'datasets.publisher.audience.attributes: they tell 20 kinds of people apart: in the shortest list that is allowed, of 1,000 people, a kind has 50 people on average, fewer than k, 100;',
    );
    expect(await runJson('agreement', 'check', RETAIL)).toMatchObject({
      advice: [expect.anything(), expect.anything()],
    });
    expect(await runJson('agreement', 'check', FEBRL)).not.toHaveProperty('advice');
  });
});
