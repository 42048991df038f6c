import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import {
  type Resource,
  type RoomTemplate,
  resourcesOf,
  stage,
  synthesise,
} from '#proof/access/synthesised-room.ts';
import { idOf } from '#test/infra/changed-template.ts';

const STAGES = ['dev', 'prod'] as const;
const STATEFUL = [
  ...['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key', 'AWS::CloudTrail::Trail'],
  ...['AWS::Logs::LogGroup', 'AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret'],
];

describe('what must outlive a deployment', () => {
  const EXCEPT_ON_CREATE = ['RetainExceptOnCreate', 'Retain'];
  const policiesOf = ({ DeletionPolicy, UpdateReplacePolicy }: Resource) => [
    DeletionPolicy,
    UpdateReplacePolicy,
  ];
  const resourcesIn = (name: (typeof STAGES)[number]) =>
    [...stage(name).written.values()].flatMap((template) =>
      Object.entries((template as RoomTemplate).Resources),
    );

  it.each(STAGES)('is kept in %s, whichever stack it is in', (name) => {
    const kept = resourcesIn(name).filter(
      ([, { Type, Properties }]) =>
        STATEFUL.includes(Type) || (Type === 'AWS::IAM::Role' && Properties.RoleName),
    );
    expect(kept.length).toBeGreaterThan(40);
    for (const [id, resource] of kept)
      expect([id, ...policiesOf(resource)]).toEqual([id, ...EXCEPT_ON_CREATE]);
  });

  it.each(STAGES)('is not in the way in %s when a first deployment failed', (name) => {
    const plain = resourcesIn(name).filter(([, each]) => each.DeletionPolicy === 'Retain');
    expect(plain).toEqual([]);
    const [[, trail] = []] = resourcesOf(stage(name).templates.data, 'AWS::CloudTrail::Trail');
    const others = Object.keys(stage(name).templates.data.Resources).filter(
      (id) => !id.startsWith('Trail') && !JSON.stringify(trail).includes(`"${id}"`),
    );
    expect(others).toEqual([]);
  });

  it.each(STAGES)(
    'is protected from a slip in %s once it is proven, and can be retried before',
    (name) => {
      for (const proven of [false, true]) {
        const room = synthesise(stageConfig(name, { proven }));
        expect(room.data.terminationProtection).toBe(proven);
        expect(room.network?.terminationProtection ?? proven).toBe(proven);
      }
    },
  );

  it('is not mixed with what is deployed anew', () => {
    const types = Object.values(stage('prod').templates.pipeline.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type === 'AWS::S3::Bucket' || type === 'AWS::KMS::Key')).toEqual(
      [],
    );
  });
});

describe('locks', () => {
  it.each([
    ['dev', false, { Mode: 'GOVERNANCE', Days: 1 }],
    ['dev', 'true', { Mode: 'GOVERNANCE', Days: 1 }],
    ['prod', false, { Mode: 'GOVERNANCE', Days: 1 }],
    ['prod', 'true', { Mode: 'COMPLIANCE', Days: 400 }],
  ] as const)('hold ledger and trail in %s, proven: %s, by %o', (name, proven, lock) => {
    const { data } = synthesise(stageConfig(name, { proven })).templates;
    for (const bucket of ['BucketsLedger', 'TrailLogs'])
      expect(data.Resources[idOf(data, 'AWS::S3::Bucket', bucket)]?.Properties).toMatchObject({
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: lock } },
        VersioningConfiguration: { Status: 'Enabled' },
      });
  });
});
