import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import { zonesOf } from '#infra/zones-of.ts';
import { synthesise } from '#proof/access/synthesised-room.ts';
import { resourcesOf } from '#proof/access/template.ts';

const subnetsOf = (overrides: Readonly<Record<string, unknown>>) =>
  resourcesOf(synthesise(stageConfig('prod', overrides)).stacks, 'AWS::EC2::Subnet').map(
    ({ properties }) => properties,
  );

describe('the Zones of an isolated network', () => {
  it('are two that have Lambda, by ids that mean the same in every account', () => {
    const subnets = subnetsOf({});
    expect(subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId)).toEqual([
      'euw1-az1',
      'euw1-az2',
    ]);
    for (const { AvailabilityZone } of subnets) expect(AvailabilityZone).toBeUndefined();
    expect(zonesOf({ region: 'us-east-1', zones: undefined })).not.toContain('use1-az3');
  });

  it('are those that are named, by id or by the name that the account has for them', () => {
    expect(
      subnetsOf({ zones: 'euw1-az3,euw1-az1,euw1-az2' }).map((each) => each.AvailabilityZoneId),
    ).toEqual(['euw1-az3', 'euw1-az1', 'euw1-az2']);
    expect(
      subnetsOf({ zones: ['eu-west-1a', 'eu-west-1c'] }).map((each) => each.AvailabilityZone),
    ).toEqual(['eu-west-1a', 'eu-west-1c']);
  });

  it.each([
    ['euw1-az1', '"zones" is wrong: two to four different Zones'],
    ['euw1-az1,euw1-az1', '"zones" is wrong: two to four different Zones'],
    ['euw1-az1,somewhere', 'is wrong: two to four different Zones'],
    ['', 'is wrong: two to four different Zones'],
  ])('are not %j', (zones, says) => {
    expect(() => stageConfig('prod', { zones })).toThrow(says);
  });

  it('are asked for where none are known, and refused where they are elsewhere', () => {
    expect(() => subnetsOf({ region: 'ap-south-2' })).toThrow(
      'No Zones of ap-south-2 are known to have Lambda: name two that have, as in "-c zones=euw1-az1,euw1-az2".',
    );
    expect(() => subnetsOf({ zones: 'eu-west-1a,eu-west-2b' })).toThrow(
      'The Zone "eu-west-2b" is not in eu-west-1: name those of the region.',
    );
  });

  it('are no matter where there is no network', () => {
    expect(synthesise(stageConfig('dev', { region: 'ap-south-2' })).network).toBeUndefined();
  });
});
