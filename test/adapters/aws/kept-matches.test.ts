import { beforeEach, describe, expect, it } from 'vitest';
import type { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { MAX_KEPT_PEOPLE } from '#core/deployment-limits.ts';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import { keptBytes, makingBytes } from '#core/matching/scan-bytes.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { matchIdOf } from '#core/usecases/questions/match-seal.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import { QUERY as ANY } from './fake-athena.ts';
import { KeepingRoom } from './keeping-room.ts';

/** Of lists whose names folders can have. */
const QUERY = {
  ...ANY,
  of: { ...ANY.of, other: { ...ANY.of.other, dataset: 'audience', version: '89abcdef-01234567' } },
};
const TEXT = matchFileKey(matchIdOf(QUERY.of), MATCH_FILES.text);
const SEAL = matchFileKey(matchIdOf(QUERY.of), MATCH_FILES.seal);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the match that a deployed room keeps', () => {
  let room: KeepingRoom;
  beforeEach(() => {
    room = new KeepingRoom();
  });
  const ask = (answer: string, engine: AthenaQueryEngine = room.engine(), query = QUERY) =>
    engine.run(query, { answer });

  it('is computed once: whatever is asked later of the same versions is counted from it', async () => {
    const first = await ask('a');
    const second = await ask('b');
    expect(room.ran).toEqual(['making', 'counting', 'counting']);
    expect(first).toMatchObject({ outcome: 'finished', scannedBytes: 2_000 });
    expect(second).toMatchObject({ outcome: 'finished', scannedBytes: 1_000 });
    if (first.outcome !== 'finished' || second.outcome !== 'finished') throw new Error('it runs');
    expect(first.executions).toHaveLength(2);
    expect(second.executions).toHaveLength(1);
    expect(await ask('a')).toMatchObject({ outcome: 'finished', scannedBytes: 1_000 });
    expect(room.ran).toHaveLength(3);
  });

  it('is computed once for two who ask at once', async () => {
    await Promise.all([ask('a'), ask('b')]);
    expect(room.ran.filter((each) => each === 'making')).toHaveLength(1);
    expect(room.ran.filter((each) => each === 'counting')).toHaveLength(2);
    expect(room.ran).toHaveLength(3);
  });

  it('is another one by other kinds, and of another version', async () => {
    await ask('a');
    const { of } = QUERY;
    const other = { ...of.other, version: 'ffffffff-00000000' };
    for (const match of [
      { ...of, on: ['phone'] as const },
      { ...of, other },
    ])
      await ask('b', room.engine(), { ...QUERY, of: match });
    expect(room.ran.filter((each) => each === 'making')).toHaveLength(3);
  });

  it('is waited for like any query, and asked for again', async () => {
    const held = Promise.withResolvers<void>();
    room.before = () => held.promise;
    const hasty = room.engine({ patienceMs: 0 });
    for (const _ of [1, 2]) expect(await ask('a', hasty)).toEqual({ outcome: 'running' });
    held.resolve();
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'counting']);
  });

  it.each(['CopyObject', 'PutObject'])(
    'is taken over from a function that died before its %s',
    async (died) => {
      room.s3.before = ({ name, input }) => {
        if (name === died && (name === 'CopyObject' || input.Key === SEAL))
          throw vendorError('TimeoutError', 503);
      };
      await expect(ask('a')).rejects.toMatchObject({ code: 'room' });
      room.s3.before = () => {};
      expect(await ask('a')).toMatchObject({ outcome: 'finished' });
      expect(room.ran).toEqual(['making', 'counting']);
    },
  );

  it('is made anew where its result ended before it was copied', async () => {
    room.s3.before = ({ name }) => {
      if (name === 'CopyObject') throw vendorError('TimeoutError', 503);
    };
    await expect(ask('a')).rejects.toMatchObject({ code: 'room' });
    room.s3.before = () => {};
    for (const { key } of await room.objects.list('results/'))
      if (key.endsWith('.csv')) await room.objects.delete(key);
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'making', 'counting']);
  });

  it.each<readonly [string, (room: KeepingRoom) => Promise<unknown>]>([
    ['was changed', ({ objects }) => objects.put(TEXT, bytes('"kept"\n"1"\n'))],
    ['is gone', ({ objects }) => objects.delete(TEXT)],
    ['has another file beside it', ({ objects }) => objects.put(`${TEXT}.more`, bytes('more'))],
    ['is not vouched for', ({ objects }) => objects.delete(SEAL)],
    ['is vouched for by nothing that can be read', ({ objects }) => objects.put(SEAL, bytes('{'))],
    [
      'is vouched for by somebody else',
      async ({ objects }) => {
        const seal = JSON.parse(Buffer.from((await objects.get(SEAL)) ?? '').toString());
        await objects.put(SEAL, bytes(JSON.stringify({ ...seal, bytes: seal.bytes + 1 })));
      },
    ],
  ])('is never counted from if it %s', async (_, harm) => {
    await ask('a');
    await harm(room);
    await room.objects.delete(`${TEXT}.more`);
    room.ran.length = 0;
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
    // What the execution found lies there still: it is copied again.
    expect(room.ran.filter((each) => each === 'whole')).toEqual([]);
    expect(Buffer.from((await room.objects.get(TEXT)) ?? '').toString()).toContain('"1000');
  });

  it('is not counted from while another file lies where it is read', async () => {
    await ask('a');
    await room.objects.put(`${TEXT}.more`, bytes('more'));
    await expect(ask('b')).rejects.toThrow('changed while the question ran');
    await room.objects.delete(`${TEXT}.more`);
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
  });

  it('gives no answer that was counted while it was changed', async () => {
    await ask('a');
    room.before = () => room.objects.put(TEXT, bytes('"kept"\n"1"\n'));
    await expect(ask('b')).rejects.toThrow('changed while the question ran');
    room.before = () => {};
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
  });

  it.each<readonly [string, Partial<VersionsMatch>]>([
    ['more people than a copy takes', { people: { counted: MAX_KEPT_PEOPLE + 1, other: 1 } }],
    [
      'more attributes than the text has places for',
      {
        attributes: Array.from({ length: 10 }, (_, at) => ({
          table: 'counted',
          column: `a_${at}`,
        })),
      },
    ],
    ['more to read than one query may', { people: { counted: 1, other: 1_000_000_000 } }],
  ])('is not kept of %s: each question computes it, as it is priced', async (_, more) => {
    const query = { ...QUERY, of: { ...QUERY.of, ...more } };
    for (const answer of ['a', 'b']) await ask(answer, room.engine(), query);
    expect(room.ran).toEqual(['whole', 'whole']);
    expect(await room.engine().quote(7, query)).toMatchObject({ scannedBytes: 7 });
  });

  it('is no reason to refuse a question, where it cannot be made or kept', async () => {
    room.s3.before = ({ name }) => {
      if (name === 'CopyObject') throw vendorError('AccessDenied', 403);
    };
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'whole']);
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'whole']);
  });

  it('is not waited for without end while it is copied: each question then computes it', async () => {
    const { engine, copied } = room.engineOfSlowCopies(20);
    for (const answer of ['a', 'b', 'a'])
      expect(await ask(answer, engine)).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'whole', 'whole']);
    expect(copied()).toBe(2);
    expect(await ask('c')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'whole', 'whole', 'counting']);
  });

  it('has the first question on it cost what makes it and what counts, and each later one what counts', async () => {
    const of = { ...QUERY.of, people: { counted: 20_000_000, other: 30_000_000 } };
    const query = { ...QUERY, of };
    const first = await room.engine().quote(1, query);
    expect(first.scannedBytes).toBe(makingBytes(of) + keptBytes(of));
    expect(first.dollars).toBeCloseTo((first.scannedBytes * 5) / 1e12, 6);
    await ask('a', room.engine(), query);
    const later = await room.engine().quote(1, query);
    expect(later.scannedBytes).toBe(keptBytes(of));
    expect(later.dollars).toBeLessThan(first.dollars / 2);
    const made = room.ran.length;
    await room.engine().quote(1, query);
    expect(room.ran).toHaveLength(made);
  });

  it('costs what follows from the figures that both parties know, however many rows it has', async () => {
    const withRows = (rows: number) => ({ ...QUERY, of: { ...QUERY.of, rows } });
    const first = await room.engine().quote(1, withRows(987));
    expect(await room.engine().quote(1, withRows(1_049))).toEqual(first);
    await ask('a', room.engine(), withRows(987));
    expect(await room.engine().quote(1, withRows(1_049))).toEqual(
      await room.engine().quote(1, withRows(987)),
    );
  });
});
