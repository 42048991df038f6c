import { describe, expect, it } from 'vitest';
import { bridgeWarnings } from '#cli/render/bridge-rate.ts';

const rate = (linked: number, before?: number) => ({
  ...{ dataset: 'purchases', of: 'customers', events: 100, linked },
  ...{ people: 200, reached: 30, withIds: 200 },
  ...(before === undefined ? {} : { before: { events: 100, linked: before } }),
});

describe('events that reach nobody are warned of', () => {
  it.each([0, 49])('where %i of a hundred reach somebody, with what to look at', (linked) => {
    const [says, ...more] = bridgeWarnings(rate(linked));
    expect(says).toMatch(/^Few events of purchases reach anybody of customers.*"bridges".*"split"/);
    expect(more).toEqual([]);
  });

  it('where fewer do than before an upload, though most still do', () => {
    expect(bridgeWarnings(rate(60, 90))).toEqual([
      expect.stringMatching(/^Fewer events .*60\.0 %, and it was 90\.0 %/),
    ]);
  });

  it.each([
    ['most do', rate(50)],
    ['as many do as before', rate(90, 92)],
    ['more do than before', rate(90, 20)],
    ['there is no event', { ...rate(0), events: 0 }],
  ])('and not where %s', (_, right) => {
    expect(bridgeWarnings(right)).toEqual([]);
  });
});
