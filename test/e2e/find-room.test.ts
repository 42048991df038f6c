import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveOnAws, become } from '#test/e2e/run-deployed.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let room: DeployedTestRoom;
let folder: string;
let outputs: string;

beforeAll(async () => {
  room = await openDeployedRoom(testAgreement(), () => {});
  folder = await tempFolder();
  outputs = await room.outputsFile();
  await approveOnAws(room, folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await room.close();
  await removeTempFolders();
});

const status = (stack = outputs): readonly string[] => ['status', '--stack', stack];

const refused = (args: readonly string[], code: number, says: RegExp): Promise<void> =>
  expectRefused(args, { code, says, secrets: ['secret of', 'session of', 'words of AWS'] });

describe('the room that --stack names', () => {
  const file = async (content: string): Promise<readonly string[]> => {
    const path = join(folder, 'other.json');
    await writeFile(path, content);
    return status(path);
  };

  it('is found by the name of its stack, by whoever may describe it', async () => {
    become(room, 'operator');
    expect(await runCli('status', '--stack', room.name)).toMatchObject({ code: 0, err: '' });
    await refused(status('airlock-other'), 2, /finds no stack "airlock-other-pipeline"/);
    become(room, 'brand');
    await refused(status(room.name), 1, /does not let this role use the stack/);
  });

  it('is not one of this machine as well, and is not made by init', async () => {
    await refused([...status(), '--room', folder], 2, /"--room".*"--stack".*give one/);
    const init = ['init', '--agreement', join(folder, 'agreement.yaml'), '--stack', outputs];
    await refused(init, 2, /A room on AWS is deployed/);
  });

  it.each([
    ['', /No deployed room has such a name/],
    ['jane@example.org', /No deployed room has such a name/],
    ['/nowhere/outputs.json', /"\/nowhere\/outputs.json" cannot be read/],
  ])('cannot be "%s"', (stack, says) => refused(status(stack), 2, says));

  it('is not found in a file that is no file of outputs, or holds none or two rooms', async () => {
    await refused(await file('{"a":'), 2, /not a file of stack outputs/);
    await refused(await file('[1]'), 2, /not a file of stack outputs/);
    await refused(await file('{"airlock-dev-data":{}}'), 2, /the outputs of 0 rooms/);
    await refused(await file('{"a-pipeline":{},"b-pipeline":{}}'), 2, /the outputs of 2 rooms/);
  });

  it.each([
    ['QuestionUrl', undefined],
    ['QuestionUrl', 'http://example.org/question/'],
    ['ApprovalUrl', 'file:///etc/passwd'],
    ['DropBuckets', '{"brand":'],
    ['DropBuckets', '{"brand":"../vault"}'],
    ['LedgerKeyArn', 'alias/ledger'],
    ['Account', '1'],
    ['Region', 'nowhere'],
  ])('is not read from a file whose %s is %s', async (output, value) => {
    const path = await room.outputsFile({ [output]: value });
    await refused(status(path), 2, new RegExp(`"${output}" of .* is missing or malformed`));
  });

  it('is not read from a stack that lacks an output', async () => {
    become(room, 'operator');
    const { LedgerBucket = '' } = room.outputs;
    delete room.outputs.LedgerBucket;
    await refused(status(room.name), 1, /"LedgerBucket" of the stack .* deploy/);
    room.outputs.LedgerBucket = LedgerBucket;
  });

  it('is in its own region, and not in the one that is chosen', async () => {
    become(room, 'brand', { AWS_REGION: 'us-east-1' });
    await refused(status(), 2, /in the region eu-west-1, and AWS_REGION names another/);
    become(room, 'brand', { AWS_REGION: undefined });
    expect(await runCli(...status())).toMatchObject({ code: 0, err: '' });
    become(room, 'operator', { AWS_REGION: undefined });
    await refused(status(room.name), 2, /No AWS region is chosen/);
  });
});
