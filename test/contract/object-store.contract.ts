import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { sha256 } from '#core/sha256.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (content: Uint8Array | undefined): string | undefined =>
  content && new TextDecoder().decode(content);

/** What every object store promises. `make` answers an empty one. */
export const objectStoreContract = (name: string, make: () => Promise<ObjectStore>): void => {
  describe(`${name} is an object store`, () => {
    let store: ObjectStore;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(removeTempFolders);

    it('gives back what was put, also an empty object', async () => {
      await store.put('a/b.json', bytes('one'));
      await store.put('a/empty', bytes(''));
      expect(textOf(await store.get('a/b.json'))).toBe('one');
      expect(textOf(await store.get('a/empty'))).toBe('');
    });

    it('gives back no more bytes than were asked for: a document has fewer, a list may have more', async () => {
      const large = new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(7);
      await store.put('large', large);
      await expect(store.get('large')).rejects.toThrow(/too large/);
      expect(await store.get('large', large.length)).toHaveLength(large.length);
      await expect(store.get('large', large.length - 1)).rejects.toThrow(/too large/);
    });

    it('has nothing under a key that was never put, below an object or above one', async () => {
      await store.put('a/b', bytes('x'));
      expect(await store.get('nothing')).toBeUndefined();
      expect(await store.get('a/b/c')).toBeUndefined();
    });

    it('replaces an object whole: no reader ever sees a mixture', async () => {
      const size = 300_000;
      await store.put('big', bytes('a'.repeat(size)));
      const writes = (async () => {
        for (let at = 0; at < 20; at += 1)
          await store.put('big', bytes('ab'[at % 2]?.repeat(size) ?? ''));
      })();
      for (let at = 0; at < 40; at += 1) {
        const seen = textOf(await store.get('big')) ?? '';
        expect(seen).toHaveLength(size);
        expect(new Set(seen).size).toBe(1);
      }
      await writes;
    });

    it('creates only what is absent, and leaves what is there', async () => {
      expect(await store.putIfAbsent('once', bytes('first'))).toBe(true);
      expect(await store.putIfAbsent('once', bytes('second'))).toBe(false);
      expect(textOf(await store.get('once'))).toBe('first');
      await store.delete('once');
      expect(await store.putIfAbsent('once', bytes('third'))).toBe(true);
    });

    it('lets exactly one of twenty writers create an object, and keeps that one', async () => {
      for (let round = 0; round < 5; round += 1) {
        const wins = await Promise.all(
          Array.from({ length: 20 }, (_, at) => store.putIfAbsent(`race/${round}`, bytes(`${at}`))),
        );
        expect(wins.filter(Boolean)).toHaveLength(1);
        expect(textOf(await store.get(`race/${round}`))).toBe(String(wins.indexOf(true)));
      }
    });

    it('takes a file, and does not need it afterwards', async () => {
      const path = join(await tempFolder(), 'file');
      await writeFile(path, 'from a file');
      await store.putFile('parts/one.parquet', path);
      await writeFile(path, 'changed since');
      expect(textOf(await store.get('parts/one.parquet'))).toBe('from a file');
      await store.putFile('parts/one.parquet', path);
      expect(textOf(await store.get('parts/one.parquet'))).toBe('changed since');
    });

    it('lends an object as a file', async () => {
      await store.put('a/b', bytes('lent'));
      expect(await store.withFile('a/b', (path) => readFile(path, 'utf8'))).toBe('lent');
    });

    it('refuses to lend what is not there, as a fault of the room', async () => {
      await store.put('folder/object', bytes(''));
      for (const key of ['nothing', 'folder'])
        await expect(store.withFile(key, async () => 1)).rejects.toMatchObject({
          name: 'AirlockError',
          code: 'room',
        });
    });

    it('lets a fault of the borrower through', async () => {
      await store.put('a', bytes(''));
      const fault = new Error('mine');
      await expect(store.withFile('a', () => Promise.reject(fault))).rejects.toBe(fault);
    });

    it('lists keys by any prefix, in key order, with sizes', async () => {
      for (const key of ['b/2', 'b/10', 'b-1', 'a/x/y', 'b/1/z', 'bb'])
        await store.put(key, bytes(key));
      const keys = async (prefix: string) => (await store.list(prefix)).map(({ key }) => key);
      expect(await keys('')).toEqual(['a/x/y', 'b-1', 'b/1/z', 'b/10', 'b/2', 'bb']);
      expect(await keys('b')).toEqual(['b-1', 'b/1/z', 'b/10', 'b/2', 'bb']);
      expect(await keys('b/')).toEqual(['b/1/z', 'b/10', 'b/2']);
      expect(await keys('b/1')).toEqual(['b/1/z', 'b/10']);
      expect(await keys('b/1/z')).toEqual(['b/1/z']);
      expect(await keys('nothing/')).toEqual([]);
      expect(await store.list('b/10')).toMatchObject([{ key: 'b/10', bytes: 4 }]);
    });

    it('shows by etag and time that an object was written again, and by neither that it was read', async () => {
      const before = Date.now();
      await store.put('a/b', bytes('one'));
      const described = async () => (await store.list('a/b'))[0];
      const first = await described();
      expect(Math.abs((first?.modified.getTime() ?? 0) - before)).toBeLessThan(600_000);
      await store.get('a/b');
      await store.checksum('a/b');
      await store.withFile('a/b', async () => 1);
      expect((await described())?.etag).toBe(first?.etag);
      await store.put('a/b', bytes('two'));
      expect((await described())?.etag).not.toBe(first?.etag);
    });

    it('tells size and SHA-256 of an object, and of none that is not there', async () => {
      for (const text of ['', 'one', 'x'.repeat(3_000_001)]) {
        await store.put('a/b', bytes(text));
        expect(await store.checksum('a/b')).toEqual({ bytes: text.length, sha256: sha256(text) });
      }
      expect(await store.checksum('a/c')).toBeUndefined();
      expect(await store.checksum('a')).toBeUndefined();
    });

    it('can be written to, and says so without writing', async () => {
      await store.checkWritable('releases/');
      expect(await store.list('')).toEqual([]);
    });

    it('knows nothing foreign among what was put by its keys', async () => {
      await store.put('a/b.json', bytes('one'));
      expect(await store.foreign('a/')).toEqual([]);
    });

    it('lists what was put, whatever the keys (property)', async () => {
      const segment = fc.stringMatching(/^[a-c=_-][a-c.=_-]{0,3}$/);
      const key = fc
        .array(segment, { minLength: 1, maxLength: 3 })
        .map((parts) => `k/${parts.join('/')}/o.x`);
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { maxLength: 8 }), async (keys) => {
          for (const each of keys) await store.put(each, bytes(each));
          expect((await store.list('k/')).map((object) => object.key)).toEqual([...keys].sort());
          for (const each of keys) await store.delete(each);
          expect(await store.list('')).toEqual([]);
        }),
        { numRuns: 20 },
      );
    });

    it('deletes an object, once or twice, and nothing beside it', async () => {
      await store.put('a/b', bytes(''));
      await store.put('a/bc', bytes(''));
      await store.delete('a/b');
      await store.delete('a/b');
      await store.delete('never/there');
      expect((await store.list('')).map(({ key }) => key)).toEqual(['a/bc']);
    });

    it.each([
      '../outside',
      'a/../../outside',
      '/etc/passwd',
      'a//b',
      'a/',
      '',
      '.hidden',
      'a/.',
      'a\\b',
      'a\0b',
      'C:/x',
      'a b',
    ])('refuses the key %j everywhere', async (key) => {
      const path = join(await tempFolder(), 'file');
      await writeFile(path, '');
      await expect(store.put(key, bytes(''))).rejects.toThrow();
      await expect(store.putIfAbsent(key, bytes(''))).rejects.toThrow();
      await expect(store.putFile(key, path)).rejects.toThrow();
      await expect(store.get(key)).rejects.toThrow();
      await expect(store.delete(key)).rejects.toThrow();
      await expect(store.withFile(key, async () => 1)).rejects.toThrow();
    });

    it.each(['../', '../objects/a', '/', 'a/../../'])('refuses to list %j', async (prefix) => {
      await expect(store.list(prefix)).rejects.toThrow();
    });
  });
};
