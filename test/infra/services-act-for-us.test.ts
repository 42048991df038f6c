import { describe, expect, it } from 'vitest';
import { resourcesOf } from '#core/deployment/template.ts';
import { EVERY_ROOM, policiesOfRoom, templatesOf } from '#proof/templates/every-room.ts';

/**
 * Lambda tells a role nothing of the function that it is for; the room's roles say in their own policies. Of CloudTrail
 * it is not documented that it tells the role by which it writes into a log (CloudTrail guide, "Role policy document").
 */
const TELLS_NOTHING = ['lambda.amazonaws.com', 'cloudtrail.amazonaws.com'];

describe.each(EVERY_ROOM)('whatever lets a service of AWS act, in $name', (room) => {
  const allowed = policiesOfRoom(room)
    .filter(({ kind }) => kind !== 'identity')
    .flatMap(({ where, statements }) =>
      statements
        .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal?.Service !== undefined)
        .map((statement) => ({ where, ...statement })),
    );

  it('says for whose resources: by their ARN or account, or by what they encrypt', () => {
    expect(allowed.length).toBeGreaterThan(10);
    const open = allowed.filter(
      ({ Principal, Action, Condition }) =>
        !(
          Action?.includes('sts:AssumeRole') &&
          TELLS_NOTHING.includes(Principal?.Service?.join() ?? '')
        ) &&
        !/"aws:Source(Arn|Account)"|"kms:EncryptionContext:aws:logs:arn"/i.test(
          JSON.stringify(Condition ?? {}),
        ),
    );
    expect(open).toEqual([]);
  });

  it('says it by ARN in the policies of topics and queues', () => {
    const ofMessages = allowed.filter(({ Action }) => /^(sns|sqs):/i.test(Action?.join() ?? ''));
    expect(ofMessages.length).toBeGreaterThan(3);
    for (const { where, Condition } of ofMessages)
      expect([where, JSON.stringify(Condition)]).toEqual([
        where,
        expect.stringMatching(/"aws:SourceArn"/i),
      ]);
  });

  it('leaves every log under a key, kept for as long as the stage says', () => {
    const logs = resourcesOf(templatesOf(room).stacks, 'AWS::Logs::LogGroup');
    expect(logs.length).toBeGreaterThan(8);
    for (const { stack, properties } of logs) {
      expect(stack).toMatch(/-data$/);
      expect(properties).toMatchObject({
        RetentionInDays: room.stage === 'prod' ? 400 : 30,
        KmsKeyId: expect.objectContaining({}),
      });
    }
  });

  it('records every flow of a network', () => {
    const { stacks } = templatesOf(room);
    const networks = resourcesOf(stacks, 'AWS::EC2::VPC');
    const flows = resourcesOf(stacks, 'AWS::EC2::FlowLog');
    expect(flows).toHaveLength(networks.length);
    for (const { properties } of flows)
      expect(properties).toMatchObject({ TrafficType: 'ALL', ResourceType: 'VPC' });
  });
});
