import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf } from '#cli/fault-of.ts';
import { systemFault } from '#cli/system-faults.ts';
import { AirlockError } from '#core/errors.ts';
import { looksRaw } from '#test/support/hostile-text.ts';

const failed = (code: string, about: { path?: string; syscall?: string } = {}): Error =>
  Object.assign(new Error(`${code}: secret`), { code, syscall: 'open', ...about });

const CODES: readonly (readonly [string, RegExp, number])[] = [
  ['EACCES', /no permission/, 1],
  ['EPERM', /no permission/, 1],
  ['ENOSPC', /no space left/, 1],
  ['EDQUOT', /no space left/, 1],
  ['EFBIG', /limit to the size/, 1],
  ['EROFS', /read-only/, 1],
  ['EMFILE', /Too many files/, 1],
  ['ENFILE', /Too many files/, 1],
  ['ENOMEM', /no memory left/, 1],
  ['EBUSY', /Another program/, 1],
  ['ETXTBSY', /Another program/, 1],
  ['EIO', /disk fails/, 1],
  ['ENOENT', /nothing at/, 1],
  ['EEXIST', /already/, 1],
  ['ENOTEMPTY', /other files/, 1],
  ['ENOTSUP', /links/, 1],
  ['ENAMETOOLONG', /too long/, 2],
  ['ELOOP', /circle/, 2],
  ['ENOTDIR', /through a file/, 2],
  ['EISDIR', /a folder at/, 2],
];

describe('a fault of the system', () => {
  it.each(CODES)('%s has its sentence, which says what to do', (code, says, exit) => {
    for (const path of [undefined, '/data/list.csv', '/data/\u001b[2J\nAll is well.']) {
      const fault = faultOf(failed(code, path === undefined ? {} : { path }));
      expect(fault.exit).toBe(exit);
      expect(fault.message).toMatch(says);
      expect(fault.message).toMatch(/^[A-Z][^\n]*: [^\n]*\.$/);
      expect(looksRaw(fault.message)).toBe(false);
      expect(fault.message).not.toMatch(/secret|Something went wrong|undefined/);
    }
  });

  it('names the path that it is about', () => {
    expect(systemFault(failed('EACCES', { path: '/data/room' }))?.message).toContain(
      '"/data/room"',
    );
  });

  it('is told, too, of a path that no system has', async () => {
    const error: unknown = await mkdir('a\0b', { recursive: true }).catch(
      (cause: unknown) => cause,
    );
    expect(faultOf(error)).toMatchObject({ exit: 2, message: expect.stringContaining('NUL') });
  });

  it.each(['EMFILE', 'ENFILE', 'ENOMEM', 'EIO'])(
    'is told as what it is, %s, also where it makes something else look missing or damaged',
    (code) => {
      const look = new Error('look', { cause: failed(code) });
      for (const cause of [failed(code), look]) {
        const error = new AirlockError('input', 'There is no drop: prepare it.', { cause });
        expect(faultOf(error)).toEqual(faultOf(failed(code)));
      }
      const missing = failed('ENOENT');
      const told = new AirlockError('input', 'There is no drop: prepare it.', { cause: missing });
      expect(faultOf(told)).toMatchObject({ code: 'input', message: told.message });
    },
  );

  it('of the temporary folder says how to name another', () => {
    const path = join(tmpdir(), 'airlock-XXXXXX');
    const fault = systemFault(failed('EACCES', { path, syscall: 'mkdtemp' }));
    expect(fault?.message).toMatch(
      /temporary folder ".*", instead of which TMPDIR may name another/,
    );
    expect(systemFault(failed('EACCES', { path }))?.message).not.toContain('TMPDIR may');
  });
});

describe('a fault of the engine', () => {
  it.each([
    ['IO Error: Could not write file "/x/secret": No space left on device', /no space left/],
    ['IO Error: Cannot open file "/x/secret": Permission denied', /no permission/],
    ['IO Error: Cannot open file "secret": Too many open files', /Too many files/],
    ['IO Error: Could not read "secret": Input/output error', /disk fails/],
    ['IO Error: Could not write "secret": File too large', /limit to the size/],
    ['IO Error: Cannot open "secret": Read-only file system', /read-only/],
    ['Out of Memory Error: failed to allocate secret', /no memory left/],
    [
      'Out of Memory Error: failed to offload (0/0 used), see "max_temp_directory_size"',
      /no space left/,
    ],
  ])('is told by what happened, and nothing of %j is repeated', (message, says) => {
    const fault = faultOf(new Error(message));
    expect(fault.message).toMatch(says);
    expect(fault.message).not.toContain('secret');
  });
});

describe('a shortage of which Node has words alone', () => {
  it.each([
    ['WebAssembly.Memory(): could not allocate memory', /no memory left/],
    ['Array buffer allocation failed', /no memory left/],
    ['libsecret.so: failed to map segment from shared object', /no memory left/],
    ['libsecret.so: cannot open shared object file: Too many open files', /Too many files/],
    ['Worker initialization failure: EMFILE', /Too many files/],
    ['Worker terminated due to reaching memory limit: secret', /no memory left/],
  ])('is told as what it is, also behind an error of ours: %j', (message, says) => {
    const cause = new Error(message);
    for (const error of [
      cause,
      new AirlockError('room', 'A worker ended: try again.', { cause }),
    ]) {
      const fault = faultOf(error);
      expect(fault).toMatchObject({ code: 'fault', exit: 1, message: expect.stringMatching(says) });
      expect(fault.message).not.toContain('secret');
    }
  });
});

describe('what nobody foresaw', () => {
  it.each([
    ['an error of ours', new TypeError('secret')],
    ['a code of the runtime', Object.assign(new Error('secret'), { code: 'ERR_INVALID_ARG_TYPE' })],
    ['a code of no table', failed('EHOSTDOWN')],
    ['what an engine could not convert', new Error('Conversion Error: "No space left on device"')],
    ['no error at all', 'secret'],
  ])('stays a fault inside Airlock: %s', (_, error) => {
    const { message, exit } = faultOf(error);
    expect(exit).toBe(1);
    expect(message).toMatch(/^Something went wrong inside Airlock/);
    expect(message).not.toContain('secret');
  });
});
