import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { isKeptText } from '#core/matching/kept-keys.ts';
import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { emulatedHistory, openIn } from '#test/emulator/emulated-history.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { EVENT_FILES, type EventFile, writeEventFiles } from '#test/emulator/event-files.ts';
import {
  inOrder,
  type PlainAnalysis,
  type PlainCell,
  plainHistories,
} from '#test/emulator/plain-histories.ts';
import { runWith } from '#test/emulator/run-with.ts';
import { onlyDocument } from '#test/support/run-cli.ts';

const QUESTIONS: Readonly<Record<PlainAnalysis, readonly string[]>> = {
  reach: ['--by', 'publisher.campaign'],
  conversions: ['--by', 'brand.place'],
  attribution: ['--by', 'publisher.campaign'],
  value: ['--by', 'brand.tier'],
  'event-lift': ['--by', 'devices'],
  balance: ['--by', 'brand.tier'],
};

/** Nobody delivered a telephone number. */
const ON = ['--on', 'email'];

describe('a room on the emulator whose parties deliver events', () => {
  let room: EmulatedRoom;
  let paths: Readonly<Record<EventFile, string>>;

  const done = async (
    person: Parameters<EmulatedRoom['as']>[0],
    party: string,
    ...args: readonly string[]
  ): Promise<unknown> => {
    const stack = ['--party', party, '--json', '--stack', room.outputsFile];
    const ran = await room.as(person, ...args, ...stack);
    expect(ran, args.join(' ')).toMatchObject({ code: 0, err: '' });
    return onlyDocument(ran);
  };

  const prepare = async (file: EventFile): Promise<string> => {
    const { party } = EVENT_FILES[file];
    const out = join(room.folder, `drop-${file}`);
    const ran = await runWith({}, [
      ...['prepare', paths[file], '--party', party, '--dataset', file, '--out', out],
      ...['--agreement', room.agreement, '--attest', 'Everybody agreed.'],
      ...['--mapping', join(room.folder, `${file}-mapping.yaml`)],
    ]);
    expect(ran, file).toMatchObject({ code: 0 });
    return out;
  };

  beforeAll(async () => {
    room = await openEmulatedRoom('emu-events');
    paths = await writeEventFiles(room.folder, new Date());
    for (const party of ['brand', 'publisher'] as const)
      await done(`${party} analyst`, party, ...['approve', '--yes', '--agreement', room.agreement]);
    for (const file of Object.keys(EVENT_FILES) as EventFile[]) {
      const { party } = EVENT_FILES[file];
      await done(`${party} uploader`, party, 'upload', await prepare(file));
    }
  }, 600_000);
  afterAll(() => room?.close());

  const keysIn = async (Bucket: string | undefined, Prefix: string): Promise<readonly string[]> => {
    const { Contents = [] } = await room.s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.map(({ Key = '' }) => Key);
  };

  const textOf = async (Bucket: string | undefined, Key: string): Promise<string> => {
    const { Body } = await room.s3.send(new GetObjectCommand({ Bucket, Key }));
    return (await Body?.transformToString()) ?? '';
  };

  /** What queries found since, as Athena wrote it: the cells of whichever counted, before noise. */
  const countedSince = async (before: readonly string[]): Promise<readonly PlainCell[]> => {
    const { ResultsBucket } = room.outputs;
    const found: PlainCell[] = [];
    for (const key of await keysIn(ResultsBucket, 'results/')) {
      if (!key.endsWith('.csv') || before.includes(key)) continue;
      const [head = '', ...lines] = (await textOf(ResultsBucket, key)).trimEnd().split('\n');
      const columns = head.split(',').map((name) => name.replaceAll('"', ''));
      if (!columns.includes('people')) continue;
      for (const line of lines) {
        const values = line.split(',').map((value) => Number(value.replaceAll('"', '')));
        const at = (name: string): number => values[columns.indexOf(name)] ?? 0;
        if (at('level') === 0) found.push([at('people'), at('credits'), at('amount')]);
      }
    }
    return inOrder(found).filter(([people]) => people > 0);
  };

  it.each(Object.keys(QUESTIONS) as PlainAnalysis[])(
    'counts, before noise, what plain SQL finds in the files of both, and tells it but for the noise: %s',
    async (analysis) => {
      const before = await keysIn(room.outputs.ResultsBucket, 'results/');
      const asked = await done(
        'brand analyst',
        'brand',
        'ask',
        analysis,
        ...QUESTIONS[analysis],
        ...ON,
      );
      const answer = AnswerDocument.parse(asked);
      const plain = await plainHistories(paths, analysis, answer.k);
      expect(plain.length).toBeGreaterThan(1);
      expect(await countedSince(before)).toEqual(plain);
      const released = answer.cells.filter(({ outcome }) => outcome === 'released');
      expect(released.length).toBeGreaterThan(0);
      for (const cell of released) {
        const { people = Number.NaN } = cell as { readonly people?: number };
        const near = plain.map(([count]) => Math.abs(count - people));
        expect(Math.min(...near)).toBeLessThanOrEqual(answer.noiseBound);
      }
    },
  );

  it('keeps a link of each version of events, as long as people and events, and makes none for a later question', async () => {
    const { VaultBucket } = room.outputs;
    const kept = await keysIn(VaultBucket, LINKS_PREFIX);
    expect(kept.filter(isKeptText)).toHaveLength(2);
    expect(kept).toHaveLength(4);
    for (const key of kept.filter(isKeptText))
      expect(((await textOf(VaultBucket, key)).length - 7) % 54).toBe(0);
    let began = 0;
    room.fault = ({ action }) => {
      if (action === 'athena:StartQueryExecution') began += 1;
      return undefined;
    };
    await done('brand analyst', 'brand', 'ask', 'value', '--by', 'brand.place', ...ON);
    room.fault = undefined;
    expect(began).toBe(1);
  });

  it('has a trail that its ledger explains, with the links that were written and read', async () => {
    const stack = ['--json', '--stack', room.outputsFile];
    const listed = await room.as('brand analyst', 'ledger', 'list', ...stack);
    const history = emulatedHistory(room, onlyDocument(listed));
    const onLinks = history.events.filter(({ requestParameters }) =>
      String((requestParameters as { key?: unknown } | undefined)?.key).startsWith(LINKS_PREFIX),
    );
    const names = new Set(onLinks.map(({ eventName }) => eventName));
    expect([...names].sort()).toEqual(
      expect.arrayContaining(['CopyObject', 'GetObject', 'PutObject']),
    );
    const found = await history.judge(history.events);
    expect(openIn(found)).toEqual([]);
    expect(found).toMatchObject({ explained: found.calls, entriesWithoutEvents: 0 });
  });

  it('finds every file of every version as the ledger says on its daily verification', async () => {
    const answer = await room.api.lambda('emu-events-verify-room/invocations', {
      method: 'POST',
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ outcome: 'whole', faults: 0, unread: 0 });
  });

  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
