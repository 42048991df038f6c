import { describe, expect, it } from 'vitest';
import { OWNER_POWERS } from '#proof/access/owner-powers.ts';
import { toldInWords, toldOf } from '#proof/access/told-of.ts';

const powerOf = (begins: string) => {
  const power = OWNER_POWERS.find(({ what }) => what.startsWith(begins));
  if (!power) throw new Error(`No power begins with ${begins}.`);
  return power;
};

describe('what a party is told of a power of the administrator', () => {
  it('is read off the rules that watch the room', () => {
    const [act] = powerOf('Stop or blind').acts;
    if (!act) throw new Error('The trail cannot be stopped.');
    const power = { ...powerOf('Stop or blind'), acts: [{ ...act, actions: ['StopLogging'] }] };
    expect(toldOf(power)).toEqual({ notices: ['TrailSilenced'], untold: [] });
    const unheard = { ...power, acts: [{ ...act, actions: ['StopLogging', 'LookupEvents'] }] };
    expect(toldInWords(toldOf(unheard))).toBe(
      'A notice (`TrailSilenced`), but not of `LookupEvents`',
    );
  });

  it('is no notice where no rule looks', () => {
    expect(toldInWords(toldOf(powerOf('Call a function')))).toBe('No notice');
  });

  it.each([
    ['Put other code', 'CodeChanged'],
    ['Change the way', 'DropStepsChanged'],
    ['Change a bucket', 'BucketsChanged'],
    ['Send results', 'QueriesChanged'],
    ['Stop or blind', 'TrailSilenced', 'TrailChanged'],
    ['Delete logs', 'LogsDeleted'],
    ['Open the isolated', 'NetworkChanged', 'NetworkLogsDeleted'],
  ])('names %s whole, by the rule %s', (begins, ...rules) => {
    expect(toldOf(powerOf(begins))).toEqual({ notices: rules, untold: [] });
  });
});
