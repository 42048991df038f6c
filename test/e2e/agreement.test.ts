import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
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
const write = async (name: string, change: (text: string) => string): Promise<string> => {
  await writeFile(at(name), change(await readFile(RETAIL, 'utf8')));
  return at(name);
};
const readBack = async (file: string) => parseAgreement(await readFile(file, 'utf8'), file);

const GAUSSIAN =
  'noise: gaussian, k: 100, epsilon: 0.25, epsilonBudget: 1.4, budgetPeriodDays: 30, lifetimeEpsilon: 5';
const EXACT_ONCE =
  'noise: none, k: 100, roundTo: 10, minimumChange: 50, epsilon: 0.5, epsilonBudget: 0.9, budgetPeriodDays: 30';
const LAPLACE = 'noise: laplace, k: 100, epsilon: 0.5, epsilonBudget: 10, budgetPeriodDays: 30';

/** What is said of the example with other terms, on one line. */
const shownWith = async (terms: string): Promise<string> => {
  const file = await write('terms.yaml', (text) =>
    text.replace(/privacy:\n( {2}.*\n)+/, `privacy: {${terms}}\n`),
  );
  return (await runCli('agreement', 'show', file)).out.replace(/\s+/g, ' ');
};

describe('agreement check', () => {
  it('names all faults by line and place, and exits 2', async () => {
    const file = await write('bad.yaml', (text) =>
      text.replace('k: 100', 'k: 10').replace('legalBasis: consent', 'legalBase: consent'),
    );
    const ran = await runCli('agreement', 'check', file);
    expect(ran).toMatchObject({ code: 2, out: '' });
    const [missing, k, unknown, sum] = ran.err.split('\n');
    expect(missing).toMatch(/bad\.yaml:1: legalBasis: is missing; add it: write "consent"/);
    expect(k).toMatch(
      /bad\.yaml:30: privacy\.k: k is at least 50.*; write, for example, k: 100\.$/,
    );
    expect(unknown).toMatch(
      /bad\.yaml:39: legalBase: is not known here; write "legalBasis", or remove/,
    );
    expect(sum).toMatch(/has 3 faults\.$/);
    const program = await runCli('agreement', 'check', file, '--json');
    expect(program.code).toBe(2);
    expect(JSON.parse(program.out).faults).toHaveLength(3);
  });

  it('says what the terms mean where nothing is wrong', async () => {
    const ran = await runCli('agreement', 'check', RETAIL);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('nothing is wrong with it');
    expect(ran.out).toContain('describes fewer than 100 people');
  });
});

describe('agreement show', () => {
  it.each([RETAIL, FEBRL])(
    'is plain words about every number, on lines that fit: %s',
    async (file) => {
      const { out } = await runCli('agreement', 'show', file);
      const lines = out.split('\n');
      // Terms with noise bring the table of what answers tell.
      expect(lines.length).toBeLessThanOrEqual(file === FEBRL ? 49 : 84);
      // The first line names the digest, which cannot be shortened.
      for (const line of lines.slice(1)) expect(line.length).toBeLessThanOrEqual(80);
      const { agreement } = await readBack(file);
      const numbers = { ...agreement.privacy, ...agreement.retention };
      for (const [name, value] of Object.entries(numbers))
        expect(out).toContain(`  ${name} ${value}`);
    },
  );

  it('says what an epsilon means with Laplace noise: e^0.5 / (1 + e^0.5) of the guesses are right, and no more', async () => {
    const said = await shownWith(LAPLACE);
    expect(said).toContain('is right at most 63 times of 100 after one;');
    expect(said).toContain("Pays for 20 such answers about a party's people in a period.");
    expect(said).toContain(
      'by at most 6 in 95 of 100 answers at the full price, never by more than 25',
    );
    expect(said).toContain('13 periods begin in a year, and what they tell adds up.');
    expect(said).toContain('Nothing bounds a life: the agreement states no lifetimeEpsilon.');
    expect(said).toMatch(/a year 260 is on a list 130\.00 2\.6e-4 > 0\.999 > 99\.9 %/);
    expect(said).toMatch(/of one in 3,846\. A list of more people than that needs/);
  });

  it('says what the presets mean: 25 answers in a period, and what they and a life of them tell', async () => {
    const said = (await runCli('agreement', 'show', RETAIL)).out.replace(/\s+/g, ' ');
    expect(said).toContain("Pays for 25 such answers about a party's people in a period.");
    expect(said).toContain('Pays for 262 such answers for ever; more takes a new agreement.');
    expect(said).toMatch(/30 days 25 is on a list 1\.38 5\.5e-7 0\.12 2\.1 %/);
    expect(said).toMatch(
      /a life 262 is on a list 4\.99 1\.0e-6 0\.36 8\.3 % an attribute 4\.99 1\.0e-6 0\.36/,
    );
    expect(said).toContain('all answers for life are nearly as likely (epsilon 5)');
    expect(said).toContain('What equal answers at the full price tell of one of them at most');
    expect(said).toContain('whatever is asked, at whatever prices, is the larger bound');
  });

  it('says how many answers the share of each party pays for, and how their epsilons add up', async () => {
    const said = (await runCli('agreement', 'show', RETAIL)).out.replace(/\s+/g, ' ');
    const paid = (party: string) => `${party} 50.0 % (12 such answers in a period, 131 for life)`;
    expect(said).toContain(`${paid('brand')}; ${paid('publisher')}.`);
    expect(said).toContain(
      'Epsilons of Gaussian noise add up nearly by their squares: half of 1.4 is 0.966.',
    );
    expect(said).not.toContain('Beware');
  });

  it.each([
    [
      'budgets that pay for one answer of both',
      `{${GAUSSIAN.replace('1.4', '0.3')}}`,
      'brand and of publisher',
    ],
    ['a share of nothing', `{${GAUSSIAN}}\nshares: {brand: 1, publisher: 0}`, 'publisher'],
    ['exact counts', `{${EXACT_ONCE}}`, 'brand and of publisher'],
  ])('warns where a share pays for no answer: %s', async (_, terms, who) => {
    const file = await write('unpaid.yaml', (text) =>
      text.replace(/privacy:\n( {2}.*\n)+/, `privacy: ${terms}\n`),
    );
    const said = `the share of ${who} pays for no answer at the full price`;
    const shown = (await runCli('agreement', 'show', file)).out.replace(/\s+/g, ' ');
    expect(shown).toContain(`Beware: ${said}`);
    const checked = await runCli('agreement', 'check', file);
    expect(checked.code).toBe(0);
    expect(checked.out.split('\n')[0]).toContain(`is an agreement, but ${said}`);
  });

  it('says both bounds where an attribute is protected less than membership', async () => {
    const gaussian = await shownWith(`${GAUSSIAN}, protects: membership`);
    expect(gaussian).toMatch(
      /nearly as likely \(epsilon 5\), and with another attribute .* \(epsilon 7\.4\d?\)/,
    );
    const laplace = await shownWith(`${LAPLACE}, protects: membership`);
    expect(laplace).toMatch(/\(epsilon 0\.5\), and with another attribute .* \(epsilon 1\)/);
    expect(gaussian).toMatch(
      /a life \d+ is on a list 4\.99 1\.0e-6 [\d.]+ [\d.]+ % an attribute 7\.\d+ 1\.5e-6/,
    );
  });

  it('makes both promises with noise, and only the first without', async () => {
    expect((await runCli('agreement', 'show', RETAIL)).out).toContain(
      '2. Noise: with one person more',
    );
    expect((await runCli('agreement', 'show', FEBRL)).out).toContain('2. Not given: without noise');
  });

  it('tells the terms that hold, where the parties state different ones', async () => {
    const by = (k: number) =>
      `{noise: laplace, k: ${k}, epsilon: 0.5, epsilonBudget: 1.5, budgetPeriodDays: 30}`;
    const file = await write('two.yaml', (text) =>
      text.replace(/privacy:\n( {2}.*\n)+/, `privacy: {brand: ${by(70)}, publisher: ${by(60)}}\n`),
    );
    expect(await runJson('agreement', 'show', file)).toMatchObject({ terms: { k: 70 } });
    expect((await runCli('agreement', 'show', file)).out).toContain(
      'Pays for 3 such answers about a',
    );
  });
});

describe('agreement diff', () => {
  it('marks what became weaker, first, and says why', async () => {
    const file = await write('new.yaml', (text) =>
      text.replace('k: 100', 'k: 50').replace('tokensDays: 30', 'tokensDays: 20'),
    );
    const ran = await runCli('agreement', 'diff', RETAIL, file);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out.split('\n').slice(0, 3)).toEqual([
      '2 changes; 1 of them makes the protection of people weaker:',
      '  ▼ weaker   privacy.k is 50; it was 100: a count may describe fewer people.',
      '  ▲ stricter retention.tokensDays is 20; it was 30.',
    ]);
    const back = await runCli('agreement', 'diff', file, RETAIL);
    expect(back.out).toContain('▼ weaker   retention.tokensDays is 30; it was 20');
    expect((await runCli('agreement', 'diff', RETAIL, RETAIL)).out).toMatch(/^Nothing changed/);
  });

  it('needs two files', async () => {
    for (const files of [[RETAIL], [RETAIL, RETAIL, RETAIL]])
      await expectRefused(['agreement', 'diff', ...files], {
        code: 2,
        says: /Name two agreements/,
      });
  });
});
