import { glob, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftAgreement, EXAMPLES } from '#cli/agreements/agreement-draft.ts';
import { agreementJsonSchema, schemaNodesAt } from '#core/agreement/agreement-json-schema.ts';
import { agreementText } from '#core/agreement/agreement-text.ts';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const examples: string[] = [];
for await (const path of glob('examples/*/agreement.yaml', { cwd: ROOT })) examples.push(path);

const textOf = (answers: Parameters<typeof draftAgreement>[0]): string =>
  agreementText(draftAgreement(answers), 'schema.json');
const NAMED = { id: 'a', purpose: 'Count shared people.' };

describe('the schema for editors', () => {
  it('takes what an agreement may be, and refuses what it may not', async () => {
    const schema = z.fromJSONSchema(agreementJsonSchema());
    for (const path of examples) {
      const { agreement } = parseAgreement(await readFile(`${ROOT}${path}`, 'utf8'), path);
      expect(schema.safeParse(agreement).success, path).toBe(true);
      expect(schema.safeParse({ ...agreement, more: 1 }).success).toBe(false);
      expect(schema.safeParse({ ...agreement, retention: {} }).success).toBe(false);
      const { operator: _, ...local } = agreement;
      expect(schema.safeParse(local).success).toBe(true);
    }
  });

  it('lets a field be left out that has a default', () => {
    const terms = {
      noise: 'laplace',
      k: 100,
      epsilon: 0.5,
      epsilonBudget: 10,
      budgetPeriodDays: 30,
    };
    const schema = z.fromJSONSchema(agreementJsonSchema());
    const document = { ...draftAgreement({ ...NAMED, country: 'GB' }), privacy: terms };
    expect(schema.safeParse(document).success).toBe(true);
  });

  it('describes every section and every term, with an example', () => {
    const { properties = {} } = agreementJsonSchema();
    const terms = ['k', 'epsilon', 'delta', 'roundTo', 'minimumChange', 'maxRejectShare'];
    const paths = [
      ...Object.keys(properties).map((key) => [key]),
      ...terms.map((t) => ['privacy', t]),
    ];
    for (const path of paths) {
      const nodes = schemaNodesAt(path);
      expect(
        nodes.some(({ description }) => description),
        path.join(),
      ).toBe(true);
      expect(
        nodes.some(({ examples: some }) => some?.length),
        path.join(),
      ).toBe(true);
    }
  });

  it.each(examples)('is pointed to by %s', async (path) => {
    const text = await readFile(`${ROOT}${path}`, 'utf8');
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(text) ?? [];
    const file = resolve(dirname(`${ROOT}${path}`), schema);
    expect(file).toBe(resolve(ROOT, 'docs/json/agreement.schema.json'));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(agreementJsonSchema());
  });
});

describe('an agreement that is written', () => {
  it('is the retail example, where that is asked for', async () => {
    const file = await readFile(`${ROOT}examples/retail/agreement.yaml`, 'utf8');
    const written = parseAgreement(textOf(EXAMPLES.get('retail') ?? {}), 'new.yaml');
    expect(written).toEqual(parseAgreement(file, 'retail'));
  });

  it('points to the schema, and says above each field what it means', () => {
    const text = textOf({ ...NAMED, country: 'GB' });
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=schema.json');
    expect(text).toContain(
      '\n  # Fewest people that a count which comes out may describe.\n  k: 100\n',
    );
    expect(text).toContain('\n# What the counts are for, in a sentence.\npurpose: ');
  });

  it('is one with exact counts, or with other terms, where that is answered', () => {
    const { signed } = {
      signed: undefined,
      ...checkAgreement(textOf({ ...NAMED, noise: 'none' })),
    };
    expect(signed?.agreement.privacy).toMatchObject({
      noise: 'none',
      roundTo: 10,
      minimumChange: 50,
    });
    const other = checkAgreement(
      textOf({ ...NAMED, epsilon: '0.25', tokensDays: '7', kinds: 'maid' }),
    );
    expect({ signed: undefined, ...other }.signed?.agreement).toMatchObject({
      privacy: { epsilon: 0.25 },
      retention: { tokensDays: 7 },
      identifiers: { kinds: ['maid'] },
    });
  });

  it('keeps every value of an attribute as text', () => {
    const attribute = ['age=18,25,0x1F,true,null,~,1e3,- a'];
    const read = checkAgreement(textOf({ ...NAMED, advertiserAttribute: attribute }));
    expect({ signed: undefined, ...read }.signed?.agreement.datasets.brand).toEqual({
      customers: { attributes: { age: ['18', '25', '0x1F', 'true', 'null', '~', '1e3', '- a'] } },
    });
  });
});
