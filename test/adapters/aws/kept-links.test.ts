import { beforeEach, describe, expect, it } from 'vitest';
import type { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { MAX_KEPT_LINK_ROWS } from '#core/deployment-limits.ts';
import { LINK_FILES, LINKS_PREFIX, linkFileKey } from '#core/matching/link-keys.ts';
import { keptLinkBytes, linkMakingBytes } from '#core/matching/scan-bytes.ts';
import type { VaultQuery, VersionsLink } from '#core/matching/vault-query.ts';
import { linkIdOf } from '#core/usecases/questions/link-seal.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import type { PlainQuestion } from '#test/reference/histories.ts';
import { askedHistory, historyQuery } from '#test/support/histories/asked-question.ts';
import { KeepingRoom } from './keeping-room.ts';

const PLAIN: PlainQuestion = {
  ...{ method: 'last', people: [], event: 'campaign', from: 0, to: 100, where: [], type: 'type' },
  ...{ days: { 1: 3, 2: 3 }, priority: { 1: 1, 2: 2 }, c: 2, t: 2, values: 1 },
};

/** A question that reads both links, of versions that are three. */
const queryOf = (
  change: (link: VersionsLink) => Partial<VersionsLink> = () => ({}),
): VaultQuery => {
  const query = historyQuery(askedHistory(PLAIN), 50);
  const of = (link: VersionsLink | undefined, version: string): VersionsLink => {
    if (link === undefined) throw new Error('attribution reads both');
    return { ...link, events: { ...link.events, version }, ...change(link) };
  };
  return {
    ...query,
    links: {
      conversions: of(query.links?.conversions, '0123abcd-00000002'),
      touches: of(query.links?.touches, '0123abcd-00000003'),
    },
  };
};
const QUERY = queryOf();
const LINKS = Object.values(QUERY.links ?? {});
const [BOUGHT] = LINKS;
if (BOUGHT === undefined) throw new Error('attribution reads conversions');
const TEXT = linkFileKey(linkIdOf(BOUGHT), LINK_FILES.text);
const SEAL = linkFileKey(linkIdOf(BOUGHT), LINK_FILES.seal);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sum = (each: (link: VersionsLink) => number): number =>
  LINKS.reduce((all, link) => all + each(link), 0);

describe('the links that a deployed room keeps', () => {
  let room: KeepingRoom;
  beforeEach(() => {
    room = new KeepingRoom();
  });
  const ask = (answer: string, engine: AthenaQueryEngine = room.engine(), query = QUERY) =>
    engine.run(query, { answer });

  it('are computed once: whatever is asked later of the same versions is counted from them', async () => {
    const first = await ask('a');
    const second = await ask('b');
    expect(room.ran).toEqual(['making', 'making', 'counting', 'counting']);
    expect(first).toMatchObject({ outcome: 'finished', scannedBytes: 3_000 });
    expect(second).toMatchObject({ outcome: 'finished', scannedBytes: 1_000 });
    if (first.outcome !== 'finished' || second.outcome !== 'finished') throw new Error('it runs');
    expect(first.executions).toHaveLength(3);
    expect(second.executions).toHaveLength(1);
    const files = (await room.objects.list(LINKS_PREFIX)).map(({ key }) => key);
    expect(files).toHaveLength(4);
    expect(files).toEqual(expect.arrayContaining([TEXT, SEAL]));
  });

  it('are made each by itself: one whose events stayed is not made anew for the other', async () => {
    await ask('a');
    room.ran.length = 0;
    const { conversions, touches } = QUERY.links ?? {};
    if (!conversions || !touches) throw new Error('attribution reads both');
    const events = { ...touches.events, version: '0123abcd-00000004' };
    const links = { conversions, touches: { ...touches, events } };
    await ask('b', room.engine(), { ...QUERY, links });
    expect(room.ran).toEqual(['making', 'counting']);
  });

  it('are waited for like any query, and asked for again', async () => {
    const held = Promise.withResolvers<void>();
    room.before = () => held.promise;
    const hasty = room.engine({ patienceMs: 0 });
    for (const _ of [1, 2]) expect(await ask('a', hasty)).toEqual({ outcome: 'running' });
    held.resolve();
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'making', 'counting']);
  });

  it.each(['CopyObject', 'PutObject'])(
    'are taken over from a function that died before its %s',
    async (died) => {
      room.s3.before = ({ name, input }) => {
        if (name === died && (name === 'CopyObject' || input.Key === SEAL))
          throw vendorError('TimeoutError', 503);
      };
      await expect(ask('a')).rejects.toMatchObject({ code: 'room' });
      room.s3.before = () => {};
      expect(await ask('a')).toMatchObject({ outcome: 'finished' });
      expect(room.ran.filter((each) => each === 'making')).toHaveLength(2);
      expect(room.ran.filter((each) => each === 'whole')).toEqual([]);
    },
  );

  it.each<readonly [string, (room: KeepingRoom) => Promise<unknown>]>([
    ['was changed', ({ objects }) => objects.put(TEXT, bytes('"kept"\n"1"\n'))],
    ['is gone', ({ objects }) => objects.delete(TEXT)],
    ['is not vouched for', ({ objects }) => objects.delete(SEAL)],
    ['is vouched for by nothing that can be read', ({ objects }) => objects.put(SEAL, bytes('{'))],
  ])('are never counted from if one of them %s', async (_, harm) => {
    await ask('a');
    await harm(room);
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
    // What the execution found lies there still: it is copied again.
    expect(room.ran.filter((each) => each === 'whole')).toEqual([]);
    expect(Buffer.from((await room.objects.get(TEXT)) ?? '').toString()).toContain('"1000');
  });

  it('give no answer that was counted while one of them was changed', async () => {
    await ask('a');
    room.before = () => room.objects.put(TEXT, bytes('"kept"\n"1"\n'));
    await expect(ask('b')).rejects.toThrow('changed while the question ran');
    room.before = () => {};
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
  });

  const many = (table: string) =>
    Array.from({ length: 10 }, (_, at) => ({ table, column: `a_${at}` }));
  it.each<readonly [string, (link: VersionsLink) => Partial<VersionsLink>]>([
    ['more people and events than a copy takes', () => ({ size: MAX_KEPT_LINK_ROWS })],
    [
      'more attributes than the text has places for',
      ({ match }) => ({ match: { ...match, attributes: many('counted') } }),
    ],
    [
      'more to read than one query may',
      ({ match }) => ({
        match: { ...match, people: { counted: 1, other: 1_000_000_000 } },
      }),
    ],
  ])('are not kept of %s: each question computes them', async (_, change) => {
    const query = queryOf(change);
    for (const answer of ['a', 'b']) await ask(answer, room.engine(), query);
    expect(room.ran).toEqual(['whole', 'whole']);
  });

  it('are no reason to refuse a question, where they cannot be made or kept', async () => {
    room.s3.before = ({ name }) => {
      if (name === 'CopyObject') throw vendorError('AccessDenied', 403);
    };
    expect(await ask('a')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['making', 'making', 'whole']);
  });

  it('have the first question cost what makes them and what counts, each later one what counts', async () => {
    // People are read of the link of the conversions, which is gone through twice so.
    const counting = sum(keptLinkBytes) + keptLinkBytes(BOUGHT);
    const first = await room.engine().quote(1, QUERY);
    expect(first.scannedBytes).toBe(sum(linkMakingBytes) + counting);
    await ask('a');
    expect((await room.engine().quote(1, QUERY)).scannedBytes).toBe(counting);
    expect(room.ran).toHaveLength(3);
  });

  it('cost what follows from the figures that both parties know, however many events there are', async () => {
    const withRows = (rows: number): VaultQuery => queryOf(() => ({ rows }));
    const first = await room.engine().quote(1, withRows(987));
    expect(await room.engine().quote(1, withRows(1_049))).toEqual(first);
  });

  it('are computed for each answer, each as often as it is gone through, where nothing is kept', async () => {
    const query = queryOf(() => ({ size: MAX_KEPT_LINK_ROWS }));
    const making = Object.values(query.links ?? {}).map(linkMakingBytes);
    const [bought = 0, seen = 0] = making;
    expect((await room.engine().quote(1, query)).scannedBytes).toBe(2 * bought + seen);
  });
});
