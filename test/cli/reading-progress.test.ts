import { describe, expect, it } from 'vitest';
import { readingProgress } from '#cli/render/reading-progress.ts';

const after = (seconds: number) => {
  let now = 5_000;
  const line = readingProgress(() => now);
  now += seconds * 1000;
  return line;
};

describe('the progress of a file that is read', () => {
  it('tells rows, rows a second, and the time that is left at that rate', () => {
    expect(after(10)({ done: 25, total: 100, rows: 123_456 })).toBe(
      '██████ 123,456 rows, 12,000 rows/s, 30 s left',
    );
    expect(after(60)({ done: 1, total: 3, rows: 6 })).toMatch(
      / 6 rows, 0.1 rows\/s, 2 min 0 s left$/,
    );
  });

  it('goes by the last seconds: a slow start says nothing of the rest', () => {
    let now = 0;
    const line = readingProgress(() => now);
    const say = (seconds: number, done: number) => {
      now = seconds * 1000;
      return line({ done, total: 1_000, rows: done * 10 });
    };
    say(0.5, 1);
    expect(say(10, 10)).toMatch(/9.5 rows\/s, 17 min 25 s left$/);
    say(12, 110);
    expect(say(16, 310)).toMatch(/500 rows\/s, 14 s left$/);
  });

  it('says nothing of time before it can be known', () => {
    expect(after(1)({ done: 25, total: 100, rows: 5_000 })).toBe('██████ 5,000 rows');
  });

  it('leaves the rest out where nobody knows how long the file is, or it is read', () => {
    expect(after(10)({ done: 70, total: 0, rows: 5_000 })).toBe(' 5,000 rows, 500 rows/s');
    expect(after(10)({ done: 70, total: 70, rows: 5_000 })).toMatch(/rows, 500 rows\/s$/);
  });
});
