import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/deployment/template.ts';
import { blocksOf } from '#proof/access/markdown-blocks.ts';
import { documentPolicies } from '#proof/templates/document-policies.ts';
import { EVERY_ROOM, policiesOfRoom, templatesOf } from '#proof/templates/every-room.ts';
import { templatePolicies } from '#proof/templates/template-policies.ts';
import { unfitResources } from '#proof/templates/unfit-resources.ts';
import { unknownActions } from '#proof/templates/unknown-actions.ts';
import { unknownConditions } from '#proof/templates/unknown-conditions.ts';
import { unknownPrincipals } from '#proof/templates/unknown-principals.ts';
import type { WrittenPolicy } from '#proof/templates/written-policy.ts';

const RULES = [unknownActions, unknownConditions, unknownPrincipals, unfitResources] as const;

const faultsOf = async (policies: readonly WrittenPolicy[]): Promise<readonly string[]> => {
  const found = policies.flatMap((policy) => RULES.map((rule) => rule(policy)));
  return (await Promise.all(found)).flat();
};

describe('every action, condition, principal and resource of a policy exists', () => {
  it.each(EVERY_ROOM)('in the room of $name', async (room) => {
    const policies = policiesOfRoom(room);
    const kinds = Object.groupBy(policies, ({ kind }) => kind);
    expect(kinds.identity?.length).toBeGreaterThan(10);
    expect(kinds.trust?.length).toBeGreaterThan(10);
    expect(kinds.resource?.length).toBeGreaterThan(20);
    expect(await faultsOf(policies)).toEqual([]);
  });

  it('in what parties, and organisations, are told to put into place', async () => {
    const fromPages: WrittenPolicy[] = [];
    for await (const page of glob('docs/**/*.md'))
      for (const { language, lines } of blocksOf(await readFile(page, 'utf8')))
        if (language === 'json')
          fromPages.push(...documentPolicies(page, JSON.parse(filledIn(lines.join('\n')))));
    const fromFiles: WrittenPolicy[] = [];
    for await (const file of glob('docs/**/*.json'))
      fromFiles.push(...documentPolicies(file, JSON.parse(await readFile(file, 'utf8'))));
    expect(fromPages.length).toBeGreaterThan(3);
    expect(await faultsOf([...fromPages, ...fromFiles])).toEqual([]);
  });
});

// The CDK moves what is too long for a role to a managed policy, which is neither reviewed nor simulated.
it.each(EVERY_ROOM)('the policy of each role fits into the role, in the room of $name', (room) => {
  const resources = Object.values(templatesOf(room).templates).flatMap((template) =>
    Object.entries(template.Resources),
  );
  expect(resources.length).toBeGreaterThan(100);
  const managed = resources.filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy');
  expect(managed.map(([name]) => name)).toEqual([]);
});

/** What stands in `<>` on a page is put in by whoever follows it. */
const filledIn = (text: string): string =>
  text
    .replaceAll('<Account>', '111111111111')
    .replaceAll('<Region>', 'eu-west-1')
    .replaceAll('<LedgerKeyArn>', 'arn:aws:kms:eu-west-1:111111111111:key/ledger')
    .replaceAll('<DropKeyArn>', 'arn:aws:kms:eu-west-1:111111111111:key/drops')
    .replaceAll(/<(\w+)>/g, '$1');

describe('a policy is found wherever it stands', () => {
  const POLICY: Json = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:SelectObjectContent', Resource: '*' },
  };
  const planted = (Type: string, Properties: Readonly<Record<string, Json>>) =>
    templatePolicies(
      {
        stack: {
          Resources: { Planted: { Type, Properties, Metadata: {} } },
          Outputs: {},
          Parameters: {},
        },
      },
      { account: '111111111111', region: 'eu-west-1' },
    );

  it.each([
    ['AWS::IAM::ManagedPolicy', { PolicyDocument: POLICY }, 'identity'],
    ['AWS::IAM::Group', { Policies: [{ PolicyName: 'x', PolicyDocument: POLICY }] }, 'identity'],
    ['AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(POLICY) }, 'resource'],
    ['AWS::Glue::Database', { Deep: { Down: [{ Policy: POLICY }] } }, 'resource'],
    [
      'AWS::EC2::VPCEndpoint',
      { PolicyDocument: { 'Fn::Join': ['', [JSON.stringify(POLICY)]] } },
      'resource',
    ],
  ])('in a %s with %o', async (type, properties, kind) => {
    const found = planted(type, properties);
    expect(found.map((each) => each.kind)).toEqual([kind]);
    expect(await faultsOf(found)).toContainEqual(
      expect.stringMatching(/^stack Planted .* names the action s3:SelectObjectContent/),
    );
  });

  it('in the permissions of a function, which have no document', async () => {
    const [room] = EVERY_ROOM;
    const permissions = room
      ? policiesOfRoom(room).filter(({ where }) => /:function:/.test(where))
      : [];
    const actions = permissions.flatMap((each) => each.statements.flatMap(({ Action }) => Action));
    expect(new Set(actions)).toContain('lambda:InvokeFunctionUrl');
  });
});
