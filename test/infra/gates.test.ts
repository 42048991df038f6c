import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { SOME_BUNDLES, synthesise } from '#proof/access/synthesised-room.ts';

const ROOMS = {
  dev: synthesise(stageConfig('dev'), { validated: true }),
  prod: synthesise(stageConfig('prod'), { validated: true }),
};
const STAGES = ['dev', 'prod'] as const;

const rulesBroken = (room: Parameters<AwsSolutionsChecks['validateScope']>[0]) =>
  new AwsSolutionsChecks().validateScope(room).violations.map(({ ruleName }) => ruleName);

describe('cdk-nag', () => {
  it.each(STAGES)('has nothing to say of %s that is not acknowledged', (name) => {
    expect(rulesBroken(ROOMS[name].app)).toEqual([]);
  });

  it('would say what nobody acknowledged: another wildcard of the same role, another bucket', () => {
    const { app, data, pipeline } = buildRoom(stageConfig('dev'), { bundles: SOME_BUNDLES });
    data.roles
      .of('tokenise-part')
      .addToPolicy(new PolicyStatement({ actions: ['s3:*'], resources: ['arn:aws:s3:::other/*'] }));
    new CfnBucket(pipeline, 'Careless');
    expect(rulesBroken(app).sort()).toEqual([
      'AwsSolutions-IAM5[Action::s3:*]',
      'AwsSolutions-IAM5[Resource::arn:aws:s3:::other/*]',
      'AwsSolutions-S1',
      'AwsSolutions-S10',
    ]);
  });
});

const Report = z.object({
  pluginReports: z.array(
    z.object({ violations: z.array(z.object({ ruleName: z.string(), severity: z.string() })) }),
  ),
});

const foundIn = (report: string): readonly string[] =>
  Report.parse(JSON.parse(report)).pluginReports.flatMap(({ violations }) =>
    violations.map(({ ruleName }) => ruleName),
  );

const outdir = mkdtempSync(join(tmpdir(), 'airlock-broken-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('the validation report', () => {
  it.each(STAGES)('of %s holds nothing', (name) => {
    expect(foundIn(ROOMS[name].report)).toEqual([]);
  });

  it('of a template that CloudFormation would refuse names the fault, and nothing is synthesised', () => {
    const { app, pipeline } = buildRoom(stageConfig('dev'), {
      bundles: SOME_BUNDLES,
      app: { outdir },
    });
    new CfnResource(pipeline, 'Broken', {
      type: 'AWS::SQS::Queue',
      properties: { Nonsense: true },
    });
    expect(() => app.synth()).toThrow('Nonsense');
    expect(foundIn(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))).toEqual([
      'F3002',
    ]);
  });
});
