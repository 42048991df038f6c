import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { expectRefused, runAnswering, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RETAIL = join(ROOT, 'examples/retail/agreement.yaml');
const NAMED = ['--id', 'autumn', '--purpose', 'Count the people that both of us know.'];

let folder: string;
beforeEach(async () => {
  folder = await tempFolder();
});
afterAll(removeTempFolders);

const at = (name: string): string => join(folder, name);
const readBack = async (file: string) => parseAgreement(await readFile(file, 'utf8'), file);

describe('agreement new', () => {
  it('writes the example with comments, and a pointer to the schema that leads there', async () => {
    const ran = await runCli('agreement', 'new', at('a.yaml'), '--example', 'retail');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('What each number means for the people on the lists');
    const text = await readFile(at('a.yaml'), 'utf8');
    const [, schema = ''] = /\$schema=(.+)\n/.exec(text) ?? [];
    expect(resolve(dirname(at('a.yaml')), schema)).toBe(
      join(ROOT, 'docs/json/agreement.schema.json'),
    );
    expect(text.match(/^ *# /gm)?.length).toBeGreaterThan(15);
    expect(await readBack(at('a.yaml'))).toEqual(await readBack(RETAIL));
    expect(await runCli('agreement', 'check', at('a.yaml'))).toMatchObject({ code: 0, err: '' });
  });

  it('is said wholly by flags, and asks nobody then', async () => {
    const flags = [
      ...['--advertiser', 'shop', '--publisher', 'tv', '--country', 'DE', '--noise', 'none'],
      ...['--advertiser-list', 'buyers', '--advertiser-attribute', 'tier=a,b'],
      ...['--advertiser-attribute', 'region=n,s', '--publisher-may', 'overlap', '--k', '200'],
      ...['--round-to', '20', '--tokens-days', '7', '--legal-basis', 'contract'],
      ...['--max-reject-share', '0.1', '--minimum-change', '70', '--minimum-support', '300'],
      ...['--advertiser-share', '0.7', '--publisher-share', '0.3'],
    ];
    const made = await runJson<{ agreement: unknown }>(
      'agreement',
      'new',
      at('a.yaml'),
      ...NAMED,
      ...flags,
    );
    expect(made.agreement).toMatchObject({
      id: 'autumn',
      parties: [
        { id: 'shop', role: 'advertiser' },
        { id: 'tv', role: 'publisher' },
      ],
      identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'DE' },
      datasets: { shop: { buyers: { attributes: { tier: ['a', 'b'], region: ['n', 's'] } } } },
      analyses: { shop: ['overlap', 'segments', 'tables'], tv: ['overlap'] },
      privacy: {
        ...{ noise: 'none', k: 200, roundTo: 20, minimumChange: 70, maxRejectShare: 0.1 },
        ...{ minimumSupport: 300, epsilon: 0.5, epsilonBudget: 10 },
      },
      shares: { shop: 0.7, tv: 0.3 },
      retention: { tokensDays: 7 },
      legalBasis: 'contract',
    });
    expect(made.agreement).not.toHaveProperty('operator');
    expect((await readBack(at('a.yaml'))).agreement).toEqual(made.agreement);
  });

  it('asks nothing of a life where counts are exact', async () => {
    const answers = Array(20).fill('');
    const flags = [...NAMED, '--noise', 'none'];
    const ran = await runAnswering(answers, 'agreement', 'new', at('a.yaml'), ...flags);
    expect(ran.code).toBe(0);
    expect(ran.questions.join()).not.toContain('for life');
    expect((await readBack(at('a.yaml'))).agreement.privacy).not.toHaveProperty('lifetimeEpsilon');
  });

  it('takes what noise hides and what a life may tell by flags', async () => {
    const flags = ['--protects', 'membership', '--lifetime-epsilon', '3', '--delta', '0.0000001'];
    const ran = await runAnswering(
      Array(20).fill(''),
      ...['agreement', 'new', at('a.yaml'), ...NAMED, ...flags],
    );
    expect(ran.code).toBe(0);
    expect((await readBack(at('a.yaml'))).agreement.privacy).toMatchObject({
      ...{ noise: 'gaussian', protects: 'membership', lifetimeEpsilon: 3, delta: 1e-7 },
    });
  });

  it.each(['3', '1', '0.5', '0.01'])('takes a life of %s, and presets its parts', async (life) => {
    for (const noise of ['gaussian', 'laplace', 'none']) {
      const flags = [...NAMED, '--noise', noise, '--lifetime-epsilon', life];
      const ran = await runCli('agreement', 'new', at(`${noise}.yaml`), ...flags);
      if (life === '0.01' && noise === 'gaussian')
        expect(ran.err).toMatch(/an epsilon is at least 0\.02|does not pay/);
      else expect(ran).toMatchObject({ code: 0, err: '' });
    }
  });

  it('spreads a smaller life as it spreads the preset one', async () => {
    const ran = await runCli('agreement', 'new', at('a.yaml'), ...NAMED, '--lifetime-epsilon', '1');
    expect(ran.out).toMatch(/Pays for 2[4-6] such answers/);
    expect(ran.out).toMatch(/Pays for 2[5-7]\d such answers for ever/);
  });

  it('takes an empty answer for what it says: nothing, and not what is preset', async () => {
    const made = ['agreement', 'new', at('a.yaml'), ...NAMED, '--publisher-may', ''];
    expect(await runJson(...made)).toMatchObject({ agreement: { analyses: { publisher: [] } } });
    for (const flag of ['--k', '--epsilon', '--noise', '--kinds', '--legal-basis'])
      await expectRefused(['agreement', 'new', at('b.yaml'), ...NAMED, flag, ''], {
        code: 2,
        says: new RegExp(`^The (option ${flag}|field "privacy")`),
      });
  });

  it('names a value that helps where an answer costs more than a period', async () => {
    const costly = ['agreement', 'new', at('a.yaml'), ...NAMED, '--epsilon', '2'];
    const says =
      /^The option --epsilon-budget: .* single release; make it at least epsilon, 2\.\n$/;
    await expectRefused(costly, { code: 2, says });
    expect(await runCli(...costly, '--epsilon-budget', '2')).toMatchObject({ code: 0 });
  });

  it('asks whoever sits there, again where an answer is wrong, and takes Enter for the preset', async () => {
    const answers = [
      ...['Autumn!', 'autumn', 'short', 'Count the people that both of us know.', 'consnt', ''],
      ...['shop', '', '', 'tier=gold', 'tier=gold,silver', '', '', ''],
      ...['emial', 'email', 'laplce', 'laplace', '10', '200', ''],
    ];
    const ran = await runAnswering(answers, 'agreement', 'new', at('a.yaml'));
    expect(ran).toMatchObject({ code: 0 });
    for (const says of [
      'lower-case letters',
      'in a sentence',
      'not known here',
      'at least two values',
      'k is at least 50',
    ])
      expect(ran.err).toContain(says);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(7);
    expect(ran.questions).toHaveLength(answers.length);
    expect(ran.questions.join()).not.toContain('country');
    const { agreement } = await readBack(at('a.yaml'));
    expect(agreement).toMatchObject({
      ...{
        id: 'autumn',
        legalBasis: 'consent',
        privacy: { noise: 'laplace', k: 200, lifetimeEpsilon: 5 },
      },
      identifiers: { kinds: ['email'] },
      datasets: { shop: { customers: { attributes: { tier: ['gold', 'silver'] } } } },
    });
  });

  it('asks only what the flags do not say', async () => {
    const ran = await runAnswering(Array(20).fill(''), 'agreement', 'new', at('a.yaml'), ...NAMED);
    expect(ran.code).toBe(0);
    expect(ran.questions.join()).not.toMatch(/A name for|What the counts/);
    expect(ran.questions.join()).toContain('country');
  });

  it('writes nothing when whoever is asked leaves', async () => {
    const ran = await runAnswering(['autumn'], 'agreement', 'new', at('a.yaml'));
    expect(ran.code).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['k', ['--k', '10'], /^The option --k: k is at least 50/],
    [
      'no number',
      ['--k', 'many'],
      /^The option --k: a whole number of people; write, for example, k: 100/,
    ],
    [
      'kinds',
      ['--kinds', 'fax'],
      /^The option --kinds: this word is not known here; write "email"/,
    ],
    [
      'an attribute',
      ['--advertiser-attribute', 'tier=a'],
      /^The option --advertiser-attribute: .* two values/,
    ],
    [
      'two parties of one name',
      ['--publisher', 'brand'],
      /^The option --publisher: .* different ids/,
    ],
    [
      'a life below a period',
      ['--lifetime-epsilon', '1', '--epsilon-budget', '2'],
      /^The option --lifetime-epsilon: a life does not pay for a single period; make it at least epsilonBudget, 2\.\n$/,
    ],
    [
      'shares above the whole',
      ['--advertiser-share', '0.7', '--publisher-share', '0.7'],
      /^The option --(advertiser|publisher)-share: the shares come to more than the whole/,
    ],
    ['a country', ['--country', 'gb'], /^The option --country: a country is two capital letters/],
    ['an example', ['--example', 'bank'], /^There is no such example: choose one of retail/],
  ])('refuses %s by its flag, and writes nothing', async (_, flags, says) => {
    await expectRefused(['agreement', 'new', at('a.yaml'), ...NAMED, ...flags], { code: 2, says });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says which flags are missing where nobody can be asked', async () => {
    const says = /^Nobody is there to be asked: say --id and --purpose too/;
    await expectRefused(['agreement', 'new', at('a.yaml')], { code: 2, says });
    const both = ['agreement', 'new', at('a.yaml'), '--id', 'autumn'];
    await expectRefused(both, { code: 2, says: /say --purpose too/ });
  });

  it('never writes over what is there, a link that leads nowhere included', async () => {
    await writeFile(at('mine.yaml'), 'mine');
    await symlink(at('nowhere'), at('link.yaml'));
    for (const name of ['mine.yaml', 'link.yaml'])
      await expectRefused(['agreement', 'new', at(name), '--example', 'retail'], {
        code: 2,
        says: /^There is something at ".*" already/,
      });
    expect(await readFile(at('mine.yaml'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['link.yaml', 'mine.yaml']);
  });
});
