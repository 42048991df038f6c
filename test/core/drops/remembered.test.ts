import { describe, expect, it } from 'vitest';
import { remembered } from '#core/drops/remembered.ts';

/** What reads texts, and which it was asked for. */
const counted = (most?: number) => {
  const asked: string[] = [];
  const read = remembered((text): number | undefined => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  }, most);
  return { asked, read };
};

describe('what is remembered of texts', () => {
  it('is worked out once each, also where nothing comes of one', () => {
    const { asked, read } = counted();
    expect(['', 'ab', '', 'ab'].map(read)).toEqual([undefined, 2, undefined, 2]);
    expect(asked).toEqual(['', 'ab']);
  });

  it('is of the first so many; of others it is worked out each time, and is the same', () => {
    const { asked, read } = counted(1);
    expect(['a', 'bc', 'a', 'bc'].map(read)).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bc', 'bc']);
  });
});
