import { describe, expect, it } from 'vitest';
import { isUnread } from '#core/special-categories/unread.ts';

describe('a word of another script', () => {
  it.each([
    'υγεία',
    'здоровье',
    'صحة',
    'בריאות',
    '健康',
    '男',
    'VIP здоровье',
    'Sport, υγεία',
    'けんこう',
  ])('is read by no list: %s', (text) => {
    expect(isUnread(text)).toBe(true);
  });

  it.each([
    'santé',
    'Łódź',
    'İstanbul',
    'β-carotene',
    'Ω3',
    'µm',
    '25–34',
    '★★★',
    '12 €',
    'c\u0430ncer',
    '',
  ])('is not in what is Latin, or but a sign: %s', (text) => {
    expect(isUnread(text)).toBe(false);
  });
});
