import { describe, expect, it } from 'vitest';
import { MAX_HISTORY } from '#core/limits.ts';
import { fakeBucket } from '#proof/loopback/fake-s3.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a versioned bucket', () => {
  it('tells what an object held before, newest first, at most a bound, and of no other object', async () => {
    const store = fakeBucket();
    const ways = Array.from({ length: MAX_HISTORY + 4 }, (_, at) => String(at));
    for (const each of ways) await store.put('head.json', bytes(each));
    await store.put('head.json-2', bytes('another'));
    const told = (await store.history('head.json')).map((each) => Buffer.from(each).toString());
    expect(told).toEqual(ways.slice(4, -1).reverse());
    expect(await store.history('never')).toEqual([]);
  });
});
