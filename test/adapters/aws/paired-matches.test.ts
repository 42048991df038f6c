import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PairingCalls } from '#adapters/aws/pairing/pairing-calls.ts';
import { FUNCTIONS } from '#core/access/functions.ts';
import { MAX_EXECUTIONS } from '#core/deployment-limits.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import { matchOn } from '#core/matching/match.ts';
import { CODE_PLACES } from '#core/matching/match-columns.ts';
import { MAX_PAIRED_PEOPLE } from '#core/matching/paired-text.ts';
import { keptBytes } from '#core/matching/scan-bytes.ts';
import type { VaultQuery, VersionsMatch } from '#core/matching/vault-query.ts';
import { matchSources } from '#core/usecases/questions/match-seal.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import { SMALL_RULE } from '#test/support/pointed-lists.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { QUERY as ANY } from './fake-athena.ts';
import { KeepingRoom } from './keeping-room.ts';

const on = [BY_POINTS] as const;
const OF: VersionsMatch = {
  ...ANY.of,
  ...{ on, points: SMALL_RULE },
  other: { ...ANY.of.other, dataset: 'audience', version: '89abcdef-01234567' },
};
const QUERY: VaultQuery = { ...ANY, of: OF, match: matchOn(on) };
const RUN_MS = FUNCTIONS['pair-people'].size.timeoutSeconds * 1_000;

describe('a match by points of a deployed room', () => {
  let room: KeepingRoom;
  let invoked: Record<string, unknown>[];
  let fails: boolean;
  beforeEach(() => {
    room = new KeepingRoom();
    vi.useFakeTimers({ toFake: ['Date'] });
    invoked = [];
    fails = false;
  });
  afterEach(async () => {
    vi.useRealTimers();
    await removeTempFolders();
  });

  const client = {
    send: async ({ input }: { readonly input: Record<string, unknown> }) => {
      if (fails) throw vendorError('TooManyRequestsException', 429);
      invoked.push({ ...input, Payload: Buffer.from(input.Payload as Uint8Array).toString() });
      return { StatusCode: 202 };
    },
  } as unknown as LambdaClient;

  const engine = () => {
    const clock = { now: () => new Date() };
    const calls = new PairingCalls({
      client,
      called: 'room-pair-people',
      objects: room.objects,
      clock,
    });
    return room.engine({}, {}, calls);
  };
  const ask = (answer: string) => engine().run(QUERY, { answer });
  const keep = async (text = `"kept"\n"1000${'01'.repeat(9)}"\n`): Promise<void> => {
    const path = join(await tempFolder(), 'match.csv');
    await writeFile(path, text);
    await room.texts.keep(await matchSources({ objects: room.objects }, OF), path);
  };

  it('is made by a function that is called and not waited for, once for all who ask', async () => {
    for (const answer of ['a', 'b', 'a']) expect(await ask(answer)).toEqual({ outcome: 'running' });
    expect(invoked).toEqual([
      {
        ...{ FunctionName: 'room-pair-people', InvocationType: 'Event' },
        Payload: '{"answer":"a"}\n',
      },
    ]);
    expect(room.ran).toEqual([]);
  });

  it('is counted from once it is kept, by Athena alone', async () => {
    expect(await ask('a')).toEqual({ outcome: 'running' });
    await keep();
    expect(await ask('a')).toMatchObject({ outcome: 'finished', scannedBytes: 1_000 });
    expect(await ask('b')).toMatchObject({ outcome: 'finished' });
    expect(room.ran).toEqual(['counting', 'counting']);
    expect(invoked).toHaveLength(1);
  });

  it('is made anew where the function never came to an end, as often as may be and no oftener', async () => {
    for (let times = 1; times <= MAX_EXECUTIONS; times += 1) {
      expect(await ask('a')).toEqual({ outcome: 'running' });
      expect(await ask('a')).toEqual({ outcome: 'running' });
      expect(invoked).toHaveLength(times);
      vi.setSystemTime(Date.now() + RUN_MS);
    }
    await expect(ask('a')).rejects.toMatchObject({ code: 'room' });
    expect(invoked).toHaveLength(MAX_EXECUTIONS);
  });

  it('is begun by who asks next where the call failed', async () => {
    fails = true;
    await expect(ask('a')).rejects.toMatchObject({ code: 'room' });
    fails = false;
    expect(await ask('a')).toEqual({ outcome: 'running' });
    expect(invoked).toHaveLength(1);
  });

  it('is never counted from if another text lies in its place', async () => {
    await keep();
    const [{ key } = { key: '' }] = (await room.objects.list('matches/')).filter((each) =>
      each.key.endsWith('.csv'),
    );
    await room.objects.put(key, new TextEncoder().encode('"kept"\n"another"\n'));
    expect(await ask('a')).toEqual({ outcome: 'running' });
    expect(room.ran).toEqual([]);
    expect(invoked).toHaveLength(1);
  });

  it('costs what is read of the text, whether it is kept or not', async () => {
    const quote = await engine().quote(123_456_789, QUERY);
    expect(quote.scannedBytes).toBe(keptBytes(OF));
    await keep();
    expect(await engine().quote(123_456_789, QUERY)).toEqual(quote);
  });

  it.each<readonly [string, Partial<VersionsMatch>]>([
    [
      'more people than a function pairs',
      { people: { counted: 10, other: MAX_PAIRED_PEOPLE + 1 } },
    ],
    [
      'more attributes than a text has places',
      {
        attributes: Array.from({ length: CODE_PLACES.length + 1 }, (_, at) => ({
          ...{ table: 'counted', column: `a${at}` },
        })),
      },
    ],
  ])('is refused before anything is charged, of %s', async (_, changes) => {
    const query = { ...QUERY, of: { ...OF, ...changes } };
    await expect(engine().quote(1, query)).rejects.toMatchObject({ reason: 'over-scan-limit' });
    const exact = { ...ANY, of: { ...query.of, on: ANY.of.on, points: undefined } };
    await expect(engine().quote(1, exact)).resolves.toBeDefined();
  });

  it('is asked of nobody where nobody makes it', async () => {
    await expect(room.engine().run(QUERY, { answer: 'a' })).rejects.toMatchObject({ code: 'room' });
  });
});
