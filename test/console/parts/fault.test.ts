import { expect, it } from 'vitest';
import { Fault, RoomSentence, reasonText } from '#console/parts/fault.tsx';
import { WORDS } from '#console/words/words.ts';
import { ERROR_CODES } from '#core/errors.ts';

it('a fault is told by its reason in the language of the reader, with what the room says beside it', () => {
  const fault = { code: 'refused', reason: 'room-frozen', message: 'It is <frozen>.' } as const;
  const html = String(Fault({ words: WORDS.fr, fault }));
  expect(html).toContain(WORDS.fr.reasons['room-frozen']);
  expect(html).toContain('<span lang="en">It is &lt;frozen&gt;.</span>');
  expect(html).toContain('role="alert"');
});

it('and by its code where the catalogue has no such reason', () => {
  const fault = { code: 'refused', reason: 'lists-spent', message: 'No.' } as const;
  expect(reasonText(WORDS.en, 'lists-spent-and-more')).toBeUndefined();
  expect(String(Fault({ words: WORDS.en, fault: { ...fault, reason: undefined } }))).toContain(
    WORDS.en.reasons.refused,
  );
});

it.each([...ERROR_CODES, 'fault'])('every code has words in both languages: %s', (code) => {
  for (const words of Object.values(WORDS)) expect(reasonText(words, code)).toBeDefined();
});

it('no name that every object has is a reason', () => {
  expect(reasonText(WORDS.en, 'constructor')).toBeUndefined();
});

it('a sentence of the room is marked as English', () => {
  expect(String(RoomSentence({ says: 'Yes.' }))).toBe('<span lang="en">Yes.</span>');
});
