import { describe, expect, it } from 'vitest';
import { AirlockError, assertNever } from '#core/errors.ts';
import {
  DROP_REFUSAL_ADVICE,
  DROP_REFUSALS,
  QUESTION_REFUSAL_ADVICE,
  QUESTION_REFUSALS,
} from '#core/refusals.ts';
import { sha256 } from '#core/sha256.ts';

describe('AirlockError', () => {
  it('is an Error with a code, and keeps what a library said apart from its message', () => {
    const cause = new Error('ada@example.org is bad');
    const error = new AirlockError('input', 'The file is bad: export it again.', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'AirlockError', code: 'input', cause });
    expect(String(error)).not.toContain('ada@');
  });

  it('is not what an impossible case throws, nor does that show the value', () => {
    const impossible = (): never => assertNever('ada@example.org' as never);
    expect(impossible).toThrow(/unreachable/);
    expect(impossible).not.toThrow(/ada@/);
  });
});

describe('every refusal', () => {
  it('has its advice, in a plain half sentence', () => {
    expect(Object.keys(QUESTION_REFUSAL_ADVICE).sort()).toEqual([...QUESTION_REFUSALS].sort());
    expect(Object.keys(DROP_REFUSAL_ADVICE).sort()).toEqual([...DROP_REFUSALS].sort());
    const advice = { ...QUESTION_REFUSAL_ADVICE, ...DROP_REFUSAL_ADVICE };
    for (const says of Object.values(advice)) expect(says).toMatch(/^[a-z][^.]{20,}$/);
  });
});

describe('sha256', () => {
  it('is FIPS 180-4 SHA-256 of the UTF-8 bytes', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256('abc')).toBe(abc);
    expect(sha256(new TextEncoder().encode('abc'))).toBe(abc);
    expect(sha256('é')).toBe(sha256(Uint8Array.of(0xc3, 0xa9)));
  });
});
