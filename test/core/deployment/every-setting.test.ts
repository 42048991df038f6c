import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULED_TYPES, ruleOf } from '#core/deployment/rules.ts';
import { isIgnored, watchedBy } from '#core/deployment/type-rule.ts';

/** Where aws-cdk-lib, which is made from CloudFormation's schemas, declares the settings of a type. */
const declaredIn = (type: string): string => {
  const [, service = ''] = type.split('::');
  const name = service.toLowerCase();
  const library = createRequire(import.meta.url).resolve('aws-cdk-lib');
  return join(dirname(library), `aws-${name}/lib/${name}.generated.d.ts`);
};

/** The settings of a type that a template may leave out: what it must say is compared where it stands. */
const optionalSettings = async (type: string): Promise<readonly string[]> => {
  const [, , name = ''] = type.split('::');
  const declared = await readFile(declaredIn(type), 'utf8');
  const [, members] =
    new RegExp(`export interface Cfn${name}Props \\{([\\s\\S]*?)\\n\\}`).exec(declared) ?? [];
  return [...(members ?? '').matchAll(/^ {4}readonly (\w+)\?:/gm)].map(
    ([, setting = '']) => setting,
  );
};

/** As a template spells it. */
const template = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

describe('a setting that a template leaves out', () => {
  it.each([...RULED_TYPES])(
    'of %s is looked at, or named as one that decides nothing',
    async (type) => {
      const rule = ruleOf(type);
      const spelt = [...watchedBy(rule), ...(rule.ignored ?? [])].map((name) => name.toLowerCase());
      const settings = (await optionalSettings(type)).filter(
        (name) => !isIgnored(rule, template(name)),
      );
      expect(settings.filter((name) => !spelt.includes(name.toLowerCase()))).toEqual([]);
    },
  );

  it('is found in the declarations', async () => {
    expect(await optionalSettings('AWS::SNS::Subscription')).toContain('filterPolicy');
    expect(await optionalSettings('AWS::S3::Bucket')).toContain('replicationConfiguration');
  });
});
