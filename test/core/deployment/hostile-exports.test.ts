import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, resourcesOf } from '#core/deployment/template.ts';
import { verifyDeployment } from '#core/deployment/verify-deployment.ts';
import type { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';
import { at, type Members } from '#test/core/deployment/drifts/planted-drift.ts';
import {
  type ExportedRoom,
  exportRoom,
  settingsIn,
} from '#test/support/deployment/exported-room.ts';

/** What every object has, and what somebody may call a resource, a variable or a member of a policy. */
const INHERITED = ['constructor', 'hasOwnProperty', 'toString', 'valueOf'];

const LISTS = [
  'list-function-url-configs',
  'list-event-source-mappings',
  'list-versions-by-function',
  'list-aliases',
  'list-function-event-invoke-configs',
];

interface Listed {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
}

describe('what somebody else exported of a room', () => {
  let room: ExportedRoom;
  beforeAll(() => {
    room = exportRoom('dev');
  });

  const verify = (file: string, said: unknown): Promise<DeploymentVerdictDocument> =>
    verifyDeployment(settingsIn(new Map(room.files).set(file, said)))(room);

  const fileOf = (type: string, end = '', place = 0): string => {
    const found = resourcesOf(room.stacks, type)[place];
    return `${found?.stack}.${found?.id}${end}.json`;
  };

  const changed = (type: string, change: (settings: Members) => void) => {
    const file = fileOf(type);
    const said = structuredClone(room.files.get(file)) as {
      ResourceDescription: { Properties: string };
    };
    const settings = JSON.parse(said.ResourceDescription.Properties) as Members;
    change(settings);
    said.ResourceDescription.Properties = JSON.stringify(settings);
    return verify(file, said);
  };

  const stackList = () => {
    const [stack = ''] = Object.keys(room.stacks).filter((name) => name.endsWith('-pipeline'));
    const { StackResourceSummaries: listed } = room.files.get(`${stack}.json`) as {
      StackResourceSummaries: readonly Listed[];
    };
    const [first] = listed.filter(({ ResourceType }) => ResourceType === 'AWS::Lambda::Function');
    if (!first) throw new Error('no function');
    return { file: `${stack}.json`, listed, first };
  };

  it('hides no resource behind a name that every object has', async () => {
    const { file, listed, first } = stackList();
    const more = [...INHERITED, '__proto__'].map((LogicalResourceId) => ({
      ...first,
      LogicalResourceId,
    }));
    const { drifts } = await verify(file, { StackResourceSummaries: [...listed, ...more] });
    expect(drifts.map(({ resource }) => resource)).toEqual([...INHERITED, '__proto__']);
  });

  it('proves nothing where a stack has two resources of one name, whichever comes first', async () => {
    const { file, listed, first } = stackList();
    const twin = { ...first, PhysicalResourceId: 'somebody-elses-function' };
    for (const StackResourceSummaries of [
      [twin, ...listed],
      [...listed, twin],
    ])
      expect((await verify(file, { StackResourceSummaries })).outcome).toBe('unverified');
  });

  it('hides no variable behind such a name, and breaks nothing by it', async () => {
    for (const name of INHERITED) {
      const { drifts } = await changed('AWS::Lambda::Function', (settings) => {
        at(settings, 'Environment', 'Variables')[name] = '--import=/tmp/x.mjs';
      });
      expect(drifts.map(({ field }) => field)).toEqual([`Environment.Variables.${name}`]);
    }
  });

  it('is told of a policy whose statements have members that nobody knows, or are nested without end', async () => {
    for (const [name, value] of [
      ...[...INHERITED, '__proto__'].map((each) => [each, '"x"'] as const),
      ['Condition', `${'['.repeat(50_000)}${']'.repeat(50_000)}`] as const,
    ]) {
      const { outcome, drifts } = await changed('AWS::S3::BucketPolicy', (settings) => {
        const text = JSON.stringify(settings.PolicyDocument);
        settings.PolicyDocument = text.replace('"Effect"', `"${name}":${value},"Effect"`);
      });
      expect(outcome).toBe('drifted');
      expect(drifts.map(({ field }) => field)).toEqual(['PolicyDocument']);
    }
  });

  it('is told of a condition that is said once more in other letters: of two, both would have to hold', async () => {
    const { drifts } = await changed('AWS::S3::BucketPolicy', (settings) => {
      const denial = (at(settings, 'PolicyDocument').Statement as Json[]).find(
        (each) => (each as Members).Effect === 'Deny' && (each as Members).Condition,
      );
      const [keys] = Object.values(at(denial, 'Condition')) as [Members];
      const [key = ''] = Object.keys(keys);
      const said = keys[key] ?? null;
      delete keys[key];
      Object.assign(keys, { [key.toUpperCase()]: 'never', [key]: said });
    });
    expect(drifts.map(({ field }) => field)).toEqual(['PolicyDocument']);
  });

  it('proves nothing by a page that lacks its list', async () => {
    for (const end of LISTS) {
      const { outcome, unverified } = await verify(fileOf('AWS::Lambda::Function', `.${end}`), {});
      expect([end, outcome, unverified.length]).toEqual([end, 'unverified', 1]);
    }
    expect((await verify(fileOf('AWS::KMS::Key', '.list-grants'), {})).outcome).toBe('unverified');
    const versions = fileOf('AWS::Lambda::Function', '.list-versions-by-function');
    expect((await verify(versions, { Versions: [] })).outcome).toBe('unverified');
  });

  it('proves nothing of a function by the code of another one', async () => {
    const end = '.get-function-configuration';
    const other = room.files.get(fileOf('AWS::Lambda::Function', end, 1));
    const { unverified } = await verify(fileOf('AWS::Lambda::Function', end), other);
    expect(unverified.map(({ why }) => why)).toEqual([
      'lambda get-function-configuration: what was read is about another resource',
    ]);
  });
});
