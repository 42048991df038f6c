import { describe, expect, it } from 'vitest';
import { canonicalName } from '#core/match-keys/nicknames.ts';

describe('short forms of given names', () => {
  it.each([
    ['bill', 'william'],
    ['peggy', 'margaret'],
    ['jim', 'james'],
    ['catherine', 'katherine'],
    ['hans', 'johannes'],
    ['sepp', 'josef'],
    ['uschi', 'ursula'],
    ['toinette', 'antoinette'],
    ['paco', 'francisco'],
    ['pepe', 'jose'],
    ['lola', 'dolores'],
  ])('%s stands for %s', (short, name) => {
    expect(canonicalName(short)).toBe(name);
  });

  it('stand for a name that stands for itself', () => {
    for (const name of ['william', 'margaret', 'james', 'johannes', 'francisco', 'dolores'])
      expect(canonicalName(name)).toBe(name);
  });

  it('are none of what is no short form', () => {
    for (const name of ['constructor', '__proto__', 'ada', ''])
      expect(canonicalName(name)).toBe(name);
  });
});
