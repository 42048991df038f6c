import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stage } from '#proof/access/synthesised-room.ts';

const { data, pipeline } = stage('dev').templates;

describe('the trail', () => {
  it('records every call of every function: also of one that somebody gives a role of the room', () => {
    const selectors = Object.values(
      Template.fromJSON(data).findResources('AWS::CloudTrail::Trail'),
    ).flatMap(({ Properties }) => Properties.AdvancedEventSelectors);
    expect(
      selectors
        .map(({ FieldSelectors }) => FieldSelectors)
        .filter((each) => each.some(isOfFunctions)),
    ).toEqual([
      [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::Lambda::Function'] },
      ],
    ]);
  });

  it('lies in a bucket without a bucket key, as CloudTrail takes it without a right to decrypt', () => {
    Template.fromJSON(data).hasResourceProperties('AWS::CloudTrail::Trail', {
      S3BucketName: { Ref: Match.stringLikeRegexp('^TrailLogs') },
    });
    const [[, logs] = []] = Object.entries(
      Template.fromJSON(data).findResources('AWS::S3::Bucket'),
    ).filter(([id]) => id.startsWith('TrailLogs'));
    expect(logs?.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toMatchObject([
      { BucketKeyEnabled: false },
    ]);
  });
});

describe('notices', () => {
  const statementsOf = (service: string) =>
    Object.values(Template.fromJSON(data).findResources('AWS::KMS::Key'))
      .flatMap(({ Properties }) => Properties.KeyPolicy.Statement)
      .filter(({ Principal }) => Principal.Service === service);

  it('reach the encrypted topic from alarms of the account, and from nobody who is not of it', () => {
    expect(statementsOf('events.amazonaws.com')).toEqual([]);
    expect(statementsOf('cloudwatch.amazonaws.com')).toMatchObject([
      { Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } },
    ]);
  });

  it('come from rules by a role, for a topic takes no conditions from EventBridge', () => {
    const targets = Object.values(Template.fromJSON(pipeline).findResources('AWS::Events::Rule'))
      .flatMap(({ Properties }) => Properties.Targets)
      .filter(({ Arn }) => JSON.stringify(Arn).includes('Notices'));
    expect(targets.length).toBeGreaterThan(1);
    for (const { RoleArn } of targets)
      expect(RoleArn).toEqual({
        'Fn::GetAtt': [expect.stringMatching(/^WatchNoticesRules/), 'Arn'],
      });
  });
});

const isOfFunctions = ({ Equals }: { readonly Equals?: readonly unknown[] }): boolean =>
  Equals?.includes('AWS::Lambda::Function') ?? false;
