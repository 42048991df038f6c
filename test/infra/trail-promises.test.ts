import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stage } from '#proof/access/synthesised-room.ts';

const { data } = stage('dev').templates;

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

  it('reach the encrypted topic from EventBridge, which names no source, and from alarms of the account', () => {
    expect(statementsOf('events.amazonaws.com')).toEqual([
      expect.not.objectContaining({ Condition: expect.anything() }),
    ]);
    expect(statementsOf('cloudwatch.amazonaws.com')).toMatchObject([
      { Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } },
    ]);
  });
});

const isOfFunctions = ({ Equals }: { readonly Equals?: readonly unknown[] }): boolean =>
  Equals?.includes('AWS::Lambda::Function') ?? false;
