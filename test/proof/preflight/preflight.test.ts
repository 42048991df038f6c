import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '#proof/preflight/preflight.ts';
import { preflightOptions } from '#proof/preflight/preflight-options.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { caller, fault, xmlFault } from '#test/proof/preflight/good-account.ts';
import { LookAhead, on, settings } from '#test/proof/preflight/look-ahead.ts';

const run = promisify(execFile);

let ahead: LookAhead;
beforeAll(async () => {
  ahead = await LookAhead.open();
}, 60_000);
afterEach(() => ahead.reset());
afterAll(() => ahead.account.close());

/** The whole, and what it said. */
const whole = async (json: boolean, changes?: Partial<PreflightSeat>) => {
  let out = '';
  const exit = await preflight(
    ahead.seat(changes),
    { json },
    { out: { write: (text) => (out += text) } },
  );
  return { exit, out };
};

describe('the whole look', () => {
  it('exits with 0 in an account that is ready, and with 1 where one thing is in the way', async () => {
    expect(await whole(false)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/0 failed, 0 skipped\n$/),
    });
    ahead.account.otherwise = settings(10);
    const { exit, out } = await whole(true);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ failed: 1, skipped: 0 });
  });

  it('looks at nothing else in an account that is not the operator’s', async () => {
    ahead.account.otherwise = on('GetCallerIdentity', caller('999999999999'));
    const { exit, out } = await whole(true);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ passed: 0, failed: 1 });
    expect(out).not.toMatch(/\d{12}/);
    expect(ahead.account.seen.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('says what it could not look at for want of rights, and does not fail for that', async () => {
    ahead.account.otherwise = (call) =>
      call.operation === 'GetCallerIdentity' ? undefined : fault('AccessDeniedException');
    const { exit, out } = await whole(true, {
      fetch: () => Promise.reject(new Error('no network')),
    });
    const document = JSON.parse(out);
    expect(exit).toBe(0);
    expect(document).toMatchObject({ passed: 1, failed: 0 });
    for (const { outcome, happened } of document.checks)
      if (outcome === 'skipped') expect(happened).toMatch(/^Could not look/);
    expect(out).not.toContain('secret words');
  });

  it('fails where nobody knows whose account it is', async () => {
    ahead.account.otherwise = on('GetCallerIdentity', xmlFault('ExpiredToken'));
    expect(await whole(true)).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/sign in again/),
    });
  });

  it('looks for the bootstrap in every region that the room has stacks in', async () => {
    const [first] = ahead.room.stacks;
    const other = {
      ...first,
      name: 'elsewhere',
      region: 'us-east-1',
    } as (typeof ahead.room.stacks)[0];
    await ahead.looked('CDK is at home', {
      room: { ...ahead.room, stacks: [...ahead.room.stacks, other] },
    });
    expect(ahead.account.seen.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
  });
});

describe('the command line', () => {
  it('takes what cdk takes', () => {
    expect(preflightOptions(['-c', 'stage=prod', '-c', 'room=spring', '--profile', 'op'])).toEqual({
      stage: 'prod',
      overrides: { room: 'spring' },
      profile: 'op',
      json: false,
    });
    expect(preflightOptions(['--stage', 'prod', '--region', 'eu-north-1', '--json'])).toMatchObject(
      {
        stage: 'prod',
        overrides: { region: 'eu-north-1' },
        json: true,
      },
    );
    expect(preflightOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--stag', 'x'], /not understood/],
    [['-c', 'room'], /KEY=VALUE/],
  ])('refuses %j with one sentence', (args, sentence) => {
    expect(() => preflightOptions(args)).toThrow(sentence);
  });

  it.each([
    ['there is no such stage', [['--stage', 'moon'], 2, /There is no stage "moon"/]],
    ['a key is unknown', [['-c', 'rom=x'], 2, /names what cannot be set by it: use stage, room/]],
    ['nobody is signed in', [[], 1, /sign in again/]],
  ] as const)(
    'ends with one sentence where %s',
    async (_, [args, code, says]) => {
      const nobody = {
        PATH: process.env.PATH,
        HOME: '/nowhere',
        AWS_EC2_METADATA_DISABLED: 'true',
      };
      const command = run(process.execPath, ['proof/preflight/main.ts', ...args], { env: nobody });
      await expect(command).rejects.toMatchObject({
        code,
        stdout: '',
        stderr: expect.stringMatching(says),
      });
    },
    60_000,
  );
});
