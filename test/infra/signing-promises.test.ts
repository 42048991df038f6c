import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import {
  type RoomTemplate,
  resourcesOf,
  SOME_BUNDLES,
  stage,
} from '#proof/access/synthesised-room.ts';

const { data, pipeline } = buildRoom(stageConfig('prod', { codeSigning: 'signed-code/room-1/' }), {
  bundles: SOME_BUNDLES,
});
const templates = [data, pipeline].map((each) => Template.fromStack(each).toJSON() as RoomTemplate);
const [dataTemplate, pipelineTemplate] = templates;
if (!dataTemplate || !pipelineTemplate) throw new Error('the room has two templates');

describe('signed code', () => {
  it('is demanded of every function, and taken from where it was signed', () => {
    const functions = resourcesOf(pipelineTemplate, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    for (const [, { Properties }] of functions) {
      const name = String(Properties.FunctionName).replace('airlock-prod-', '');
      expect(Properties.Code).toEqual({ S3Bucket: 'signed-code', S3Key: `room-1/${name}.zip` });
      expect(Properties.CodeSigningConfigArn).toEqual(expect.objectContaining({}));
    }
  });

  it('is refused without the signature of the room’s own profile, which outlives deployments', () => {
    const [[profileId, profile] = []] = resourcesOf(dataTemplate, 'AWS::Signer::SigningProfile');
    expect([profile?.Properties.PlatformId, profile?.DeletionPolicy]).toEqual([
      'AWSLambda-SHA384-ECDSA',
      'RetainExceptOnCreate',
    ]);
    const [[, signing] = []] = resourcesOf(dataTemplate, 'AWS::Lambda::CodeSigningConfig');
    expect(signing?.Properties).toMatchObject({
      AllowedPublishers: {
        SigningProfileVersionArns: [{ 'Fn::GetAtt': [profileId, 'ProfileVersionArn'] }],
      },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' },
    });
  });

  it('is not demanded where nobody set it', () => {
    for (const [, { Properties }] of resourcesOf(
      stage('prod').templates.pipeline,
      'AWS::Lambda::Function',
    ))
      expect(Properties.CodeSigningConfigArn).toBeUndefined();
  });
});
