import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FunctionPool } from '#proof/emulator/function-pool.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const CODE = `let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.fails) throw Object.assign(new Error('too bad'), { name: 'Airlock.input' });
  if (event.exits) process.exit(3);
  if (event.hangs) await new Promise(() => setInterval(() => {}, 1000));
  return { calls, name: context.functionName, setting: process.env.SETTING };
};
`;

describe('the host of deployed functions', () => {
  let folder: string;
  let pool: FunctionPool;
  let log: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    folder = await tempFolder();
    await writeFile(join(folder, 'index.mjs'), CODE);
    log = await open(join(folder, 'log'), 'a');
    const deployed = {
      ...{ name: 'room-echo', arn: 'arn:echo', folder, handler: 'index.handler' },
      ...{ timeoutSeconds: 1, memoryMegabytes: 128, variables: { SETTING: 'its own' } },
    };
    pool = new FunctionPool(deployed, { variables: {}, log });
  });
  afterEach(async () => {
    pool.close();
    await log.close();
    await removeTempFolders();
  });

  it('keeps a process warm, gives it its own variables, and starts another when it is busy', async () => {
    const answer = { name: 'room-echo', setting: 'its own' };
    expect(await pool.invoke({}, 'a')).toEqual({ result: { calls: 1, ...answer } });
    expect(await pool.invoke({}, 'b')).toEqual({ result: { calls: 2, ...answer } });
    const [one, other] = await Promise.all([pool.invoke({}, 'c'), pool.invoke({}, 'd')]);
    expect([one, other]).toEqual([
      { result: { calls: 3, ...answer } },
      { result: { calls: 1, ...answer } },
    ]);
  });

  it('tells the name of an error, by which the state machine chooses', async () => {
    const functionError = { errorType: 'Airlock.input', errorMessage: 'too bad' };
    expect(await pool.invoke({ fails: true }, 'a')).toEqual({ functionError });
    expect(await pool.invoke({}, 'b')).toMatchObject({ result: { calls: 2 } });
  });

  it('tells of a process that ended by itself, and of one that took too long', async () => {
    const typeOf = async (event: object): Promise<unknown> =>
      (await pool.invoke(event, 'a')) as unknown;
    expect(await typeOf({ exits: true })).toMatchObject({
      functionError: { errorType: 'Runtime.ExitError' },
    });
    expect(await typeOf({ hangs: true })).toMatchObject({
      functionError: { errorType: 'Sandbox.Timedout' },
    });
    expect(await typeOf({})).toMatchObject({ result: { calls: 1 } });
  });

  it('ends what is under way, and only that', async () => {
    const ending = pool.invoke({ hangs: true }, 'a');
    await wait(100);
    expect(pool.interrupt('Runtime.ExitError')).toBe(1);
    expect(await ending).toMatchObject({ functionError: { errorType: 'Runtime.ExitError' } });
    expect(pool.interrupt('Runtime.ExitError')).toBe(0);
  });
});
