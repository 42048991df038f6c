import { describe, expect, it } from 'vitest';
import { categoryOfNode, isAudienceNode } from '#core/special-categories/iab-audience.ts';

describe('nodes of the IAB Audience Taxonomy', () => {
  it.each(['iab-audience-1.1/1', 'iab-audience-1.1/644', 'iab-audience-1.1/1679'])(
    'are known by their ids: %s',
    (id) => {
      expect(isAudienceNode(id)).toBe(true);
    },
  );

  it.each([
    ...['iab-audience-1.1/0', 'iab-audience-1.1/1680', 'iab-audience-1.1/0644', '644'],
    ...[
      'iab-audience-1.0/644',
      'iab-audience-1.1/golf',
      'iab-audience-1.1/',
      'IAB-audience-1.1/644',
    ],
  ])('are nothing else: %s', (id) => {
    expect(isAudienceNode(id)).toBe(false);
    expect(categoryOfNode(id)).toBeUndefined();
  });

  it('are sensitive by hand: the first and the last of a branch, and none beside it', () => {
    const at = (id: number) => categoryOfNode(`iab-audience-1.1/${id}`);
    expect([380, 381, 404, 405].map(at)).toEqual([undefined, 'health', 'health', undefined]);
    expect([1447, 1448, 1470, 1471].map(at)).toEqual([undefined, 'health', 'health', undefined]);
    expect([528, 529, 531, 532].map(at)).toEqual([undefined, 'politics', 'politics', undefined]);
    expect([537, 644, 659].map(at)).toEqual(['vulnerability', undefined, undefined]);
  });
});
