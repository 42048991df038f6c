import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import { contextOf, givenConfig } from '#proof/build/given-config.ts';

describe('the build', () => {
  it('reads the options that the CDK reads, and leaves those alone that are the CDK’s own', () => {
    const given = ['-c', 'stage=prod', '--context', 'architecture=x64', '-cbundles=out', '--all'];
    expect(givenConfig(contextOf(given))).toEqual(
      stageConfig('prod', { architecture: 'x64', bundles: 'out' }),
    );
    expect(givenConfig([])).toEqual(stageConfig('dev'));
  });

  it.each([
    [['-c', 'stage'], 'Options of a room are written "-c KEY=VALUE"'],
    [['--architecture', 'x64'], 'no others are known here'],
    [['-c', 'logarchive=444444444444'], 'An option "-c" names what cannot be set by it'],
    [['-c', 'monthlyBudgetDollars=much'], 'a budget is a number of dollars above 0'],
    [['-c', 'stage=nope'], 'There is no stage "nope"'],
    [['-c', 'architecture=mips'], '"architecture" is wrong'],
  ])('refuses what the CDK would be refused: %j', (given, says) => {
    expect(() => givenConfig(given)).toThrow(says);
  });
});
