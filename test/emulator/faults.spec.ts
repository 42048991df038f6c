import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectOneSentence, onlyDocument, type Ran } from '#test/e2e/run-cli.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import type { MadeCall } from '#test/emulator/gateway.ts';
import { type PreparedLists, prepareLists } from '#test/emulator/prepared-lists.ts';
import { rewriteDrop } from '#test/emulator/rewrite-drop.ts';
import { throttled } from '#test/emulator/throttling.ts';

describe('a room on the emulator under faults', () => {
  let room: EmulatedRoom;
  let lists: PreparedLists;
  beforeAll(async () => {
    room = await openEmulatedRoom('emu-faults');
    lists = await prepareLists(room.folder, room.agreement);
  });
  afterEach(() => {
    room.fault = undefined;
    room.athena.before = undefined;
  });
  afterAll(() => room?.close());

  const uploader = (party: 'brand' | 'publisher', folder: string): Promise<Ran> =>
    room.as(
      `${party} uploader`,
      ...['upload', folder, '--party', party, '--stack', room.outputsFile, '--timeout', '60'],
    );
  const ask = (...question: readonly string[]): Promise<Ran> =>
    room.as('brand analyst', 'ask', ...question, '--party', 'brand', '--stack', room.outputsFile);
  const publish = async (folder: string): Promise<void> => {
    expect(await uploader('brand', folder)).toMatchObject({ code: 0 });
  };

  /** A drop of the brand's first people, in two parts. Each has at least 50 people less than the last. */
  let people = 2800;
  const nextDrop = (): Promise<string> => {
    people -= 100;
    const half = people / 2;
    return rewriteDrop(lists.brand, join(room.folder, `brand-${people}`), [
      `select * from rows where place < ${half}`,
      `select * from rows where place between ${half} and ${people - 1}`,
    ]);
  };

  /** Does something at the first call that fits, before AWS sees it. */
  const atFirst = (fits: (call: MadeCall) => boolean, act: (call: MadeCall) => unknown): void => {
    let done = false;
    room.fault = async (call) => {
      if (done || !fits(call)) return undefined;
      done = true;
      await act(call);
      return undefined;
    };
  };
  const readsPart = ({ principal, action, resource }: MadeCall): boolean =>
    principal === 'tokenise-part' && action === 's3:GetObject' && /part-0002/.test(resource);
  const writesPart = ({ principal, action, resource }: MadeCall): boolean =>
    principal === 'tokenise-part' && action === 's3:PutObject' && /staging\//.test(resource);
  const placeOf = ({ resource }: MadeCall): { Bucket: string; Key: string } => {
    const [Bucket = '', ...key] = resource.split('/');
    return { Bucket, Key: key.join('/') };
  };

  it('tries every throttled call again, of everybody and of every kind', async () => {
    const once = new Set<string>();
    room.fault = (call) => {
      const kind = `${call.principal} ${call.action}`;
      if (once.has(kind)) return undefined;
      once.add(kind);
      return throttled(call);
    };
    for (const party of ['brand', 'publisher'] as const) {
      const approve = ['approve', '--party', party, '--agreement', room.agreement];
      const stack = ['--stack', room.outputsFile];
      expect(await room.as(`${party} analyst`, ...approve, ...stack)).toMatchObject({ code: 0 });
      expect(await uploader(party, lists[party])).toMatchObject({ code: 0 });
    }
    expect(await ask('overlap')).toMatchObject({ code: 0 });
    expect([...once].filter((kind) => kind.startsWith('tokenise-part')).length).toBeGreaterThan(3);
  });

  it.each(['Runtime.ExitError', 'Sandbox.Timedout'] as const)(
    'finishes a part whose function ended half-way: %s',
    async (how) => {
      let interrupted = 0;
      atFirst(writesPart, () => {
        interrupted = room.functions.get('tokenise-part')?.interrupt(how) ?? 0;
      });
      await publish(await nextDrop());
      expect(interrupted).toBeGreaterThan(0);
    },
  );

  it('x deleted', async () => {
    atFirst(readsPart, (call) => room.s3.send(new DeleteObjectCommand(placeOf(call))));
    console.log(await uploader('brand', await nextDrop()));
  });
  it('x overwritten', async () => {
    atFirst(readsPart, (call) =>
      room.s3.send(new PutObjectCommand({ ...placeOf(call), Body: 'other bytes' })),
    );
    console.log(await uploader('brand', await nextDrop()));
  });
  it('x athena', async () => {
    room.athena.before = async () => {
      throw new Error('SYNTAX_ERROR: line 1: nobody knows');
    };
    console.log(await ask('segments', '--by', 'brand.tier'));
    room.athena.before = undefined;
    console.log(await ask('segments', '--by', 'brand.tier'));
    console.log(
      await room.as(
        'brand analyst',
        'ask',
        'overlap',
        '--party',
        'publisher',
        '--stack',
        room.outputsFile,
      ),
    );
  });
  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
