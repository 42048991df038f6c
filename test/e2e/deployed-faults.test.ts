import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { type Reply, serveOnLoopback } from '#proof/loopback/loopback-server.ts';
import { serviceError } from '#proof/loopback/room-services.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { approveOnAws, become, playFlow, runAs } from '#test/e2e/run-deployed.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const signed = testAgreement();
const SECRETS = ['secret of', 'session of', 'words of AWS', 'key-of-'];
let room: DeployedTestRoom;
let folder: string;
let outputs: string;
let holding = false;

beforeAll(async () => {
  const play = playFlow(signed);
  room = await openDeployedRoom(signed, (...arrived) => {
    if (!holding) play(...arrived);
  });
  folder = await tempFolder();
  outputs = await room.outputsFile();
  await approveOnAws(room, folder);
});
afterEach(() => {
  room.fault = () => undefined;
  holding = false;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await room.close();
  await closeTestRooms();
  await removeTempFolders();
});

const status = (stack = outputs): readonly string[] => ['status', '--stack', stack];
const ask = (): readonly string[] => ['ask', 'overlap', '--party', 'brand', '--stack', outputs];

const refused = (args: readonly string[], code: number, says: RegExp): Promise<void> =>
  expectRefused(args, { code, says, secrets: SECRETS });

describe('credentials', () => {
  const SIGN_IN = /credentials are missing, wrong or have expired: sign in again/;

  it('that have expired are told so by every service', async () => {
    become(room, 'yesterday');
    await refused(status(room.name), 1, SIGN_IN);
    await refused(status(), 1, SIGN_IN);
    await refused(ask(), 1, SIGN_IN);
  });

  it('that are missing or wrong are told so', async () => {
    become(room, 'brand', { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined });
    await refused(ask(), 1, SIGN_IN);
    await refused(status(), 1, SIGN_IN);
    become(room, 'brand', { AWS_SECRET_ACCESS_KEY: 'another' });
    await refused(ask(), 1, SIGN_IN);
    become(room, 'nobody');
    await refused(ask(), 1, SIGN_IN);
  });

  it('of an account that is no party ask nothing', async () => {
    become(room, 'stranger');
    await refused(ask(), 3, /This AWS account is not one of a party/);
  });

  it('of one party do not speak for the other, and nothing is recorded', async () => {
    const before = (await room.ports.ledger.entries()).length;
    become(room, 'publisher');
    await refused(ask(), 3, /signed by the account of "publisher"/);
    const approve = ['approve', '--yes', '--party', 'brand', '--stack', outputs];
    await refused(approve, 3, /signed by the account of "publisher"/);
    expect((await room.ports.ledger.entries()).length).toBe(before);
  });
});

describe('an approval', () => {
  it('is of the agreement that the room was deployed for, and of no other', async () => {
    const path = join(folder, 'changed.yaml');
    await writeFile(path, stringify({ ...agreementDocument(), legalBasis: 'contract' }));
    become(room, 'brand');
    const approve = [
      'approve',
      '--yes',
      '--party',
      'brand',
      '--agreement',
      path,
      '--stack',
      outputs,
    ];
    await refused(approve, 3, /not the agreement that the room was deployed for/);
  });

  it('needs a file while no agreement is on the table', async () => {
    const empty = await openDeployedRoom(signed, () => {});
    become(empty, 'brand');
    const approve = ['approve', '--yes', '--party', 'brand', '--stack', await empty.outputsFile()];
    await refused(approve, 2, /name the one to approve with --agreement/);
    await empty.close();
  });
});

describe('AWS', () => {
  /** Lets `fault` answer the first `times` requests to a service. */
  const failing = (service: string, fault: Reply, times = Number.POSITIVE_INFINITY): void => {
    let left = times;
    room.fault = (_, called) => {
      if (called !== service || left <= 0) return undefined;
      left -= 1;
      return fault;
    };
  };
  const html = (code: number): Reply => ({ status: code, body: '<html>words of AWS</html>' });

  it('that is busy for a moment is asked again', async () => {
    become(room, 'brand');
    failing('s3', serviceError('s3', 503, 'SlowDown'), 1);
    expect(await runCli(...status())).toMatchObject({ code: 0, err: '' });
    failing('kms', serviceError('kms', 400, 'ThrottlingException'), 1);
    expect(await runCli(...status())).toMatchObject({ code: 0, err: '' });
    failing('lambda', { status: 429, body: '{"Reason":"ConcurrentInvocationLimitExceeded"}' }, 2);
    expect(await runCli(...ask())).toMatchObject({ code: 3 });
  });

  it('that stays busy is told so', async () => {
    become(room, 'brand');
    failing('s3', serviceError('s3', 503, 'SlowDown'));
    expect(await runCli(...status())).toMatchObject({ code: 1, err: /too busy/ });
    failing('lambda', { status: 429, body: '{"message":"Rate Exceeded."}' });
    expect(await runCli(...ask())).toMatchObject({ code: 1, err: /too busy/ });
  });

  it.each([
    ['denies a question', { status: 403, body: '{"Message":"Forbidden"}' }, /check the rights/],
    ['has a function break off', html(502), /broke off or took too long \(HTTP 502\)/],
    ['has a function time out', html(504), /broke off or took too long \(HTTP 504\)/],
    ['answers with a page', html(200), /is not an Airlock room/],
    ['answers with nothing', { status: 200 }, /is not an Airlock room/],
    ['answers something else', { status: 200, body: '{"a":1}' }, /is not an Airlock room/],
    ['answers in new words', { status: 200, body: '{"outcome":"new"}' }, /does not understand/],
    [
      'answers more than a sentence',
      { status: 400, body: '{"kind":"error","error":{"code":"usage","message":"a\\u001b[2Jb"}}' },
      /does not understand/,
    ],
    [
      'tells a fault of the room',
      {
        status: 500,
        body: '{"kind":"error","error":{"code":"fault","message":"Something went wrong there."}}',
      },
      /^Something went wrong there\./,
    ],
  ])('that %s is told so', async (_, fault: Reply, says) => {
    become(room, 'brand');
    failing('lambda', fault);
    const ran = await runCli(...ask());
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(says);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('that denies the ledger, or cannot be reached, is told so', async () => {
    become(room, 'brand');
    failing('s3', serviceError('s3', 403, 'AccessDenied'));
    await refused(status(), 1, /does not let this role use the ledger bucket/);
    const gone = await serveOnLoopback(async () => ({ status: 200 }));
    await gone.close();
    const path = await room.outputsFile({ QuestionUrl: `${gone.origin}/question/` });
    const ran = await runCli('ask', 'overlap', '--party', 'brand', '--stack', path);
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/check the network/) });
  });
});

describe('an upload on which the room does not decide in time', () => {
  it('says so, goes on, and tells the outcome when it is run again', async () => {
    const drop = await prepareRows(await openTestRoom(), 'brand', brandRows(0, 300));
    const upload = ['upload', drop.folder, '--party', 'brand'];
    holding = true;
    const first = await runAs(room, 'brand', [...upload, '--timeout', '1']);
    expect(first.code).toBe(1);
    expect(first.err).toMatch(/had not decided on it after 1 seconds.*run "upload" again/);
    holding = false;
    const [manifest] = (await room.ports.objects.list('drops/')).filter(({ key }) =>
      key.endsWith('manifest.json'),
    );
    playFlow(signed)(room, manifest?.key ?? '');
    await vi.waitFor(async () => expect(await room.ports.objects.list('drops/')).toEqual([]), {
      timeout: 45_000,
    });
    const again = await runAs(room, 'brand', upload);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/was published before: 300 people/);
  });

  it('is not let into the drops of the other party', async () => {
    const drop = await prepareRows(await openTestRoom(), 'brand', brandRows(0, 200));
    const upload = ['upload', drop.folder, '--party', 'brand'];
    const ran = await runAs(room, 'publisher', upload);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/does not let this role use the drop bucket of "brand"/);
  });
});
