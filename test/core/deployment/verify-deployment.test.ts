import { describe, expect, it } from 'vitest';
import { templateResolver } from '#core/deployment/resolve-template.ts';
import { ATTACHED_TYPES, UNCOMPARED_TYPES } from '#core/deployment/room-readings.ts';
import { RULED_TYPES } from '#core/deployment/rules.ts';
import { type Json, resourcesOf } from '#core/deployment/template.ts';
import { verifyDeployment } from '#core/deployment/verify-deployment.ts';
import type { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';
import { type PlantedDrift, set } from '#test/core/deployment/drifts/planted-drift.ts';
import { DRIFTS } from '#test/core/deployment/drifts.ts';
import {
  type ExportedRoom,
  exportRoom,
  settingsIn,
} from '#test/support/deployment/exported-room.ts';

type Files = Map<string, unknown>;

const verify = (
  room: ExportedRoom,
  files: Files = room.files,
): Promise<DeploymentVerdictDocument> => verifyDeployment(settingsIn(files))(room);

/** The same answer with settings that somebody changed. */
const changed = (said: unknown, change: PlantedDrift['change']): unknown => {
  const copy = structuredClone(said) as { ResourceDescription?: { Properties: string } };
  if (!copy.ResourceDescription) {
    change(copy as Record<string, Json>);
    return copy;
  }
  const settings = JSON.parse(copy.ResourceDescription.Properties) as Record<string, Json>;
  change(settings);
  copy.ResourceDescription.Properties = JSON.stringify(settings);
  return copy;
};

const rooms: Readonly<Record<'dev' | 'prod' | 'everything', ExportedRoom>> = {
  dev: exportRoom('dev'),
  prod: exportRoom('prod'),
  everything: exportRoom('everything'),
};
const typesOf = ({ stacks }: ExportedRoom): ReadonlySet<string> =>
  new Set(
    Object.values(stacks).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    ),
  );

describe('a deployment', () => {
  it.each(['dev', 'prod', 'everything'] as const)(
    'of %s as it was made shows no drift',
    async (stage) => {
      const verdict = await verify(rooms[stage]);
      expect(verdict.drifts).toEqual([]);
      expect(verdict.unverified).toEqual([]);
      expect(verdict.outcome).toBe('faithful');
      expect(verdict.code).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it('is held against its templates in the account and region of each stack', () => {
    const { place, stacks } = rooms.everything;
    const { account, region } = place;
    const elsewhere = Object.entries(place.stacks ?? {})
      .filter(([, of]) => of.account !== account || of.region !== region)
      .map(([stack, of]) => [stack.split('-').at(-1), of]);
    expect(elsewhere).toEqual([
      ['archive', { account: '444444444444', region }],
      ['global', { account, region: 'us-east-1' }],
    ]);
    expect(Object.keys(place.stacks ?? {}).sort()).toEqual(Object.keys(stacks).sort());
    const names = { refOf: () => '', attributeOf: () => '' };
    const resolver = templateResolver(stacks, place, names);
    for (const [stack, of] of Object.entries(place.stacks ?? {}))
      for (const [pseudo, is] of [
        ['AWS::AccountId', of.account],
        ['AWS::Region', of.region],
      ] as const)
        expect(resolver.textOf(stack, { Ref: pseudo })).toBe(is);
  });

  it('of which a stack was read in another account proves nothing', async () => {
    const { place, ...room } = rooms.everything;
    const [archive = ''] = Object.keys(room.stacks).filter((name) => name.endsWith('-archive'));
    const stacks = { ...place.stacks, [archive]: { ...place, account: '555555555555' } };
    const { outcome, drifts, unverified } = await verify({ ...room, place: { ...place, stacks } });
    expect([outcome, drifts]).toEqual(['unverified', []]);
    expect(unverified).toEqual([
      expect.objectContaining({
        ...{ stack: archive, type: 'AWS::KMS::Key' },
        why: 'what was read is in the account 444444444444: the stack is in 555555555555',
      }),
    ]);
  });

  it('is compared in every type of resource that it has', () => {
    const types = [...typesOf(rooms.everything)];
    const known = new Set([...RULED_TYPES, ...ATTACHED_TYPES, ...UNCOMPARED_TYPES]);
    expect(types.filter((type) => !known.has(type))).toEqual([]);
  });

  it('is held against drifts in every type that has a rule of its own', () => {
    const planted = new Set(DRIFTS.map(({ type }) => type));
    const deployed = typesOf(rooms.everything);
    const bare = ['AWS::EC2::VPC', 'AWS::EC2::RouteTable'];
    expect(
      [...RULED_TYPES].filter((type) => deployed.has(type) && !planted.has(type)).sort(),
    ).toEqual(bare.sort());
    expect(DRIFTS.length).toBeGreaterThan(90);
    expect([...planted].filter((type) => !RULED_TYPES.has(type))).toEqual([]);
  });

  it.each(DRIFTS)('of $type with $what is told, and what that would allow', async (drift) => {
    const room = rooms.everything;
    const { type, of = /./, answer = '', change } = drift;
    const [found] = resourcesOf(room.stacks, type).filter(({ id }) => of.test(id));
    if (!found) throw new Error(`no ${type} to change`);
    const file = `${found.stack}.${found.id}${answer}.json`;
    const files = new Map(room.files).set(file, changed(room.files.get(file), change));
    const { outcome, drifts, unverified } = await verify(room, files);
    expect(unverified).toEqual([]);
    expect(outcome).toBe('drifted');
    expect(new Set(drifts.map(({ resource }) => resource))).toEqual(new Set([found.id]));
    const told = drifts.find(({ field }) => field.startsWith(drift.field));
    expect(told).toMatchObject({ type, allows: expect.stringMatching(drift.allows) });
  });

  it('that lacks a resource, or has one too many, says so', async () => {
    const room = rooms.dev;
    const [stack = ''] = Object.keys(room.stacks).filter((name) => name.endsWith('-pipeline'));
    const list = structuredClone(room.files.get(`${stack}.json`)) as {
      StackResourceSummaries: { LogicalResourceId: string; ResourceType: string }[];
    };
    const [gone] = list.StackResourceSummaries.filter(
      ({ ResourceType }) => ResourceType === 'AWS::CloudWatch::Alarm',
    );
    const StackResourceSummaries = [
      ...list.StackResourceSummaries.filter((each) => each !== gone),
      { ...gone, LogicalResourceId: 'Backdoor', ResourceType: 'AWS::Lambda::Function' },
    ];
    const files = new Map(room.files).set(`${stack}.json`, { StackResourceSummaries });
    const { drifts } = await verify(room, files);
    expect(drifts.map(({ resource, field }) => [resource, field])).toEqual([
      [gone?.LogicalResourceId, ''],
      ['Backdoor', ''],
    ]);
    expect(drifts[0]?.allows).toMatch(/^It is not there\./);
    expect(drifts[1]?.allows).toMatch(/^This source does not make it/);
  });

  it('of which something was not read proves nothing, and names what', async () => {
    const room = rooms.dev;
    const files = new Map(room.files);
    const [key] = resourcesOf(room.stacks, 'AWS::KMS::Key').filter(({ id }) => /Token/.test(id));
    files.delete(`${key?.stack}.${key?.id}.list-grants.json`);
    const { outcome, drifts, unverified } = await verify(room, files);
    expect([outcome, drifts]).toEqual(['unverified', []]);
    expect(unverified).toEqual([
      {
        ...{ stack: key?.stack, resource: key?.id, type: 'AWS::KMS::Key' },
        why: 'kms list-grants: there is no file of it',
      },
    ]);
  });

  it('in which a party subscribed to notices of the watch is as it was made, as none other is', async () => {
    const room = rooms.dev;
    const subscribe = set('Subscription', [{ Protocol: 'sqs', Endpoint: 'arn:aws:sqs:::party' }]);
    const drifted = async (topic: RegExp): Promise<readonly string[]> => {
      const [to] = resourcesOf(room.stacks, 'AWS::SNS::Topic').filter(({ id }) => topic.test(id));
      const file = `${to?.stack}.${to?.id}.json`;
      const files = new Map(room.files).set(file, changed(room.files.get(file), subscribe));
      return (await verify(room, files)).drifts.map(({ field }) => field);
    };
    expect(await drifted(/^WatchNotices/)).toEqual([]);
    expect(await drifted(/^Notices/)).toEqual(['Subscription']);
  });

  it('of which a stack was not read counts as not verified', async () => {
    const room = rooms.dev;
    const files = new Map(room.files);
    const [stack = ''] = Object.keys(room.stacks).filter((name) => name.endsWith('-data'));
    files.delete(`${stack}.json`);
    const { outcome, drifts, unverified } = await verify(room, files);
    expect(outcome).toBe('unverified');
    expect(drifts).toEqual([]);
    expect(unverified.some(({ stack: of }) => of === stack)).toBe(true);
  });

  it('is not shown by the answer about another resource', async () => {
    const room = rooms.dev;
    const [vault, ledger] = resourcesOf(room.stacks, 'AWS::S3::Bucket');
    const files = new Map(room.files);
    files.set(
      `${vault?.stack}.${vault?.id}.json`,
      room.files.get(`${ledger?.stack}.${ledger?.id}.json`),
    );
    const { unverified } = await verify(room, files);
    expect(unverified.find(({ resource }) => resource === vault?.id)?.why).toContain(
      'about another resource',
    );
  });
});
