import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lambdaSigner, signedPost } from '#adapters/aws/client/signed-post.ts';
import type { FunctionName } from '#core/access/functions.ts';
import { REGION } from '#proof/emulator/accounts.ts';
import { executionsOf } from '#proof/emulator/arrivals.ts';
import type { MadeCall } from '#proof/emulator/gateway.ts';
import { rewriteDrop } from '#proof/emulator/rewrite-drop.ts';
import { throttled } from '#proof/emulator/throttling.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { type PreparedLists, prepareLists } from '#test/emulator/prepared-lists.ts';
import { expectOneSentence, expectSilence, onlyDocument, type Ran } from '#test/support/run-cli.ts';

type Place = { readonly Bucket: string; readonly Key: string };

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

  const uploader = (party: 'brand' | 'publisher', folder: string, seconds = 60): Promise<Ran> =>
    room.as(
      `${party} uploader`,
      ...['upload', folder, '--party', party, '--stack', room.outputsFile],
      ...['--timeout', String(seconds)],
    );
  const ask = (...question: readonly string[]): Promise<Ran> =>
    room.as('brand analyst', 'ask', ...question, '--party', 'brand', '--stack', room.outputsFile);
  /** The release that a question about the versions of now gets. */
  const answerNow = async (): Promise<string> => {
    const ran = await ask('overlap', '--json');
    expect(ran).toMatchObject({ code: 0 });
    return (onlyDocument(ran) as { release: string }).release;
  };
  /** What of each dataset's budget is gone. */
  const spent = async (): Promise<readonly number[]> => {
    const planned = await ask('segments', '--by', 'publisher.device', '--dry-run', '--json');
    expect(planned).toMatchObject({ code: 0 });
    const plan = onlyDocument(planned) as { budgets: readonly { spent: number }[] };
    return plan.budgets.map((budget) => budget.spent);
  };
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
    principal === 'tokenise-part' &&
    action === 's3:GetObject' &&
    /\/drops\/.*part-0002/.test(resource);
  const writes =
    (name: FunctionName) =>
    ({ principal, action }: MadeCall): boolean =>
      principal === name && action === 's3:PutObject';
  const placeOf = ({ resource }: MadeCall): Place => {
    const [Bucket = '', ...key] = resource.split('/');
    return { Bucket, Key: key.join('/') };
  };

  it('takes the approvals and the drops of both parties', async () => {
    for (const party of ['brand', 'publisher'] as const) {
      const approve = ['approve', '--yes', '--party', party, '--agreement', room.agreement];
      const stack = ['--stack', room.outputsFile];
      expect(await room.as(`${party} analyst`, ...approve, ...stack)).toMatchObject({ code: 0 });
      expect(await uploader(party, lists[party])).toMatchObject({ code: 0 });
    }
  });

  it.each([
    ['tokenise-part', 'Runtime.ExitError'],
    ['tokenise-part', 'Sandbox.Timedout'],
    ['settle-shard', 'Runtime.ExitError'],
    ['settle-shard', 'Sandbox.Timedout'],
  ] as const)('finishes what %s had done by half when it ended: %s', async (name, how) => {
    let interrupted = 0;
    atFirst(writes(name), () => {
      interrupted = room.functions.get(name)?.interrupt(how) ?? 0;
    });
    await publish(await nextDrop());
    expect(interrupted).toBeGreaterThan(0);
  });

  it('publishes nothing of a drop of which a part is gone, and all of it once it came again', async () => {
    const before = await answerNow();
    atFirst(readsPart, (call) => room.s3.send(new DeleteObjectCommand(placeOf(call))));
    const folder = await nextDrop();
    const waiting = await uploader('brand', folder, 3);
    expect(waiting).toMatchObject({ code: 1, out: '' });
    expectOneSentence(waiting);
    // The state machine goes on after the upload gave up waiting for it.
    await expect
      .poll(async () => (await executionsOf(room)).map(({ status }) => status), {
        timeout: 60_000,
        interval: 500,
      })
      .toContain('FAILED');
    expect(await answerNow()).toBe(before);
    await publish(folder);
    expect(await answerNow()).not.toBe(before);
  });

  it('refuses a drop of which a part was overwritten after its manifest came', async () => {
    const before = await answerNow();
    atFirst(readsPart, (call) =>
      room.s3.send(new PutObjectCommand({ ...placeOf(call), Body: 'other bytes' })),
    );
    const refused = await uploader('brand', await nextDrop());
    expect(refused).toMatchObject({ code: 5 });
    expectOneSentence(refused);
    expect(refused.err).toMatch(/not the file that the manifest describes/);
    expect(await answerNow()).toBe(before);
  });

  it('says that a query failed, and answers it the next time without spending again', async () => {
    room.athena.before = () => Promise.reject(new Error('SYNTAX_ERROR: a secret of the query'));
    const failed = await ask('segments', '--by', 'brand.tier');
    expect(failed).toMatchObject({ code: 1 });
    expectOneSentence(failed);
    expectSilence(failed, ['SYNTAX', 'secret']);
    room.athena.before = undefined;
    const charged = await spent();
    expect(await ask('segments', '--by', 'brand.tier')).toMatchObject({ code: 0 });
    expect(await spent()).toEqual(charged);
  });

  it('says that a query was cancelled', async () => {
    let execution = '';
    room.fault = ({ action, resource }) => {
      if (action === 'athena:GetQueryExecution') execution = resource;
      return undefined;
    };
    room.athena.before = async () => {
      while (execution === '') await wait(20);
      await room.athena.stop(execution);
    };
    const cancelled = await ask('segments', '--by', 'brand.region');
    expect(cancelled).toMatchObject({ code: 1 });
    expect(cancelled.err).toMatch(/cancelled/);
    expectOneSentence(cancelled);
  });

  it('lets nobody ask in the name of another party', async () => {
    const stack = ['--stack', room.outputsFile];
    const asOther = await room.as(
      'brand analyst',
      'ask',
      'overlap',
      '--party',
      'publisher',
      ...stack,
    );
    expect(asOther).toMatchObject({ code: 3, out: '' });
    expectOneSentence(asOther);
    const post = (secret: string) => {
      const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY = '' } =
        room.keys.variablesOf('brand analyst');
      const credentials = { accessKeyId, secretAccessKey: `${AWS_SECRET_ACCESS_KEY}${secret}` };
      const { config } = new KMSClient({ region: REGION, credentials });
      const signer = lambdaSigner(config, REGION);
      const door = { url: room.urlOf('answer-question'), called: 'the questions', signer };
      return signedPost(door, {}, { analysis: 'overlap', party: 'publisher' });
    };
    expect(await post('')).toMatchObject({ error: { code: 'usage' } });
    await expect(post('not mine')).rejects.toThrow(/credentials/);
  });

  it('tries every kind of call again when it is throttled', async () => {
    const actions = new Set<string>();
    room.fault = (call) => {
      if (call.action.startsWith('lambda:') || actions.has(call.action)) return undefined;
      actions.add(call.action);
      return throttled(call);
    };
    await publish(await nextDrop());
    expect(await ask('overlap', '--on', 'phone')).toMatchObject({ code: 0 });
    expect([...actions].sort()).toEqual([
      'athena:GetQueryExecution',
      'athena:GetQueryResults',
      'athena:GetWorkGroup',
      'athena:StartQueryExecution',
      'kms:GenerateMac',
      'kms:VerifyMac',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
