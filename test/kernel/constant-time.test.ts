import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { secretFlows } from '#test/support/kernel/secret-flows.ts';

const tokenise = await readFile(new URL('../../kernel/tokenise.wasm', import.meta.url));

/** A module with one function, of a pointer and a number. */
const moduleOf = (body: string, rest = ''): string =>
  `(module (memory 1) ${rest}
    (func $f (export "f") (param $at i32) (param $n i32) (result i32) (local $x i32) ${body}))`;
const BYTE = '(i32.load8_u (local.get $at))';

describe('the kernel for tokens', () => {
  it('branches on no byte of a key, a digest or a token, and takes none for an address', () => {
    expect(secretFlows(tokenise, { sha256: [1] })).toEqual([]);
  });

  it('depends on how long the texts are that it hashes, and the check sees that', () => {
    expect(secretFlows(tokenise)).not.toEqual([]);
  });
});

describe('the check of what a module tells', () => {
  it.each([
    ['a branch', `(if ${BYTE} (then (return (i32.const 1)))) (i32.const 0)`, 'if'],
    [
      'a loop as long as a byte says',
      `(loop $l (local.set $x (i32.add (local.get $x) (i32.const 1)))
        (br_if $l (i32.lt_u (local.get $x) ${BYTE}))) (local.get $x)`,
      'br_if',
    ],
    ['a choice', `(select (i32.const 1) (i32.const 2) (i32.eq ${BYTE} (i32.const 48)))`, 'select'],
    ['a table', `(i32.load8_u offset=512 ${BYTE})`, 'i32.load8_u'],
    ['a table behind a sum', `(i32.load (i32.add (local.get $n) ${BYTE}))`, 'i32.load'],
    ['an address to write to', `(i32.store8 ${BYTE} (i32.const 1)) (i32.const 0)`, 'i32.store8'],
    [
      'a length to clear',
      `(memory.fill (i32.const 0) (i32.const 0) ${BYTE}) (i32.const 0)`,
      'memory.fill',
    ],
    ['a division', `(i32.rem_u (i32.const 9) ${BYTE})`, 'i32.rem_u'],
    [
      'a branch on what a vector of bytes says',
      `(if (i8x16.all_true (v128.load (local.get $at))) (then (unreachable))) (i32.const 0)`,
      'if',
    ],
    [
      'a local that a later turn of a loop fills',
      `(loop $l (if (local.get $x) (then (return (i32.const 1))))
        (local.set $x ${BYTE}) (br $l)) (i32.const 0)`,
      'if',
    ],
  ])('finds %s', (_, body, instruction) => {
    const found = secretFlows(moduleOf(body));
    expect(found.map((each) => each.split(': ')[1])).toContain(instruction);
  });

  it('finds a secret that another function branches on, or gives back', () => {
    const other = `(func $g (param $y i32) (result i32)
      (if (local.get $y) (then (return (i32.const 1)))) (local.get $y))`;
    expect(secretFlows(moduleOf(`(call $g ${BYTE})`, other))).toEqual(['$g: if']);
    const given = `(func $g (param $y i32) (result i32) (i32.load (local.get $y)))`;
    const body = '(if (call $g (local.get $at)) (then (unreachable))) (i32.const 0)';
    expect(secretFlows(moduleOf(body, given))).toEqual(['$f: if']);
  });

  it('finds a secret that went through a global', () => {
    const kept = '(global $kept (mut i32) (i32.const 0))';
    const body = `(global.set $kept ${BYTE})
      (if (global.get $kept) (then (unreachable))) (i32.const 0)`;
    expect(secretFlows(moduleOf(body, kept))).toEqual(['$f: if']);
  });

  it('lets arguments decide, and a region that is said to be open', () => {
    const loop = `(loop $l (local.set $x (i32.add (local.get $x) ${BYTE}))
      (local.set $n (i32.sub (local.get $n) (i32.const 1))) (br_if $l (local.get $n)))
      (local.get $x)`;
    expect(secretFlows(moduleOf(loop))).toEqual([]);
    const branch = `(if ${BYTE} (then (unreachable))) (i32.const 0)`;
    expect(secretFlows(moduleOf(branch), { f: [0] })).toEqual([]);
    expect(secretFlows(moduleOf(branch), { f: [1] })).toEqual(['$f: if']);
  });

  it('does not pass over an instruction that it does not know', () => {
    expect(() => secretFlows(moduleOf('(i32.trunc_f32_s (f32.load (local.get $at)))'))).toThrow(
      'What does f32.load tell?',
    );
  });
});
