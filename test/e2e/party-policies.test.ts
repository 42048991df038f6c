import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { type PolicyHolder, readPartyPolicies } from '#proof/access/party-policies.ts';
import type { Statement } from '#proof/access/policy-statements.ts';
import {
  type DeployedTestRoom,
  OPERATOR,
  openDeployedRoom,
  REGION,
} from '#proof/loopback/deployed-room.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';
import { serviceError } from '#proof/loopback/room-services.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { playFlow, runAs } from '#test/e2e/run-deployed.ts';
import type { Ran } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const KEYS = `arn:aws:kms:${REGION}:${OPERATOR}:key`;
const FUNCTIONS = `arn:aws:lambda:${REGION}:${OPERATOR}:function`;

/** One right that a request needs. */
type Need = readonly [action: string, resource: string];

/** What a request needs, of S3 and of the key that S3 asks in the caller's name. */
const needsOf = ({ method, url, body }: ReceivedRequest, service: string): readonly Need[] => {
  const { pathname, searchParams } = new URL(url, 'http://loopback');
  const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
  const bucket = `arn:aws:s3:::${first}`;
  if (service === 'lambda') {
    const called = first === 'question' ? 'answer-question' : 'approve-agreement';
    return ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'].map(
      (action) => [action, `${FUNCTIONS}:test-${called}`] as const,
    );
  }
  if (service === 'kms')
    return [['kms:VerifyMac', JSON.parse(Buffer.from(body).toString('utf8')).KeyId]];
  if (searchParams.has('list-type')) return [['s3:ListBucket', bucket]];
  if (searchParams.has('versions')) return [['s3:ListBucketVersions', bucket]];
  const object = `${bucket}/${rest.join('/')}`;
  if (method === 'PUT')
    return [
      ['s3:PutObject', object],
      ['kms:GenerateDataKey', `${KEYS}/brand`],
    ];
  return [
    ['s3:GetObject', object],
    ['kms:Decrypt', `${KEYS}/records`],
    // S3 says that an object is not there only to somebody who may list.
    ['s3:ListBucket', bucket],
  ];
};

const matches = (pattern: unknown, resource: string): boolean => {
  const [start = '', ...others] = String(pattern).split('*');
  return others.length === 0 ? start === resource : resource.startsWith(start);
};

describe('the policies that deploy.md gives the people of a party', () => {
  const signed = testAgreement();
  const used = new Set<Statement>();
  let policies: Awaited<ReturnType<typeof readPartyPolicies>>;
  let room: DeployedTestRoom;
  let agreementFile: string;
  const drops: Record<string, string> = {};

  beforeAll(async () => {
    room = await openDeployedRoom(signed, playFlow(signed));
    policies = await readPartyPolicies({
      Account: OPERATOR,
      Region: REGION,
      Room: 'test',
      Party: 'brand',
      DropBucket: 'drops-brand',
      DropKeyArn: `${KEYS}/brand`,
      LedgerBucket: 'the-ledger',
      LedgerKeyArn: String(room.outputs.LedgerKeyArn),
      ReleasesBucket: 'the-releases',
    });
    agreementFile = join(await tempFolder(), 'agreement.yaml');
    await writeFile(agreementFile, stringify(agreementDocument()));
    const scratch = await openTestRoom();
    const prepare = async (party: string, rows: readonly TestRow[]): Promise<string> =>
      (await prepareRows(scratch, party, rows)).folder;
    drops.brand = await prepare('brand', brandRows(0, 300));
    drops.oneMore = await prepare('brand', brandRows(0, 301));
    drops.publisher = await prepare('publisher', publisherRows(100, 400));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await room.close();
    await closeTestRooms();
    await removeTempFolders();
  });

  /** Refuses what no statement allows, as the party's own account would. */
  const guard =
    (statements: readonly Statement[]) =>
    (request: ReceivedRequest, service: string): Reply | undefined => {
      for (const [action, resource] of needsOf(request, service)) {
        const by = statements.find(
          ({ Action, Resource = [] }) =>
            Action.includes(action) && Resource.some((each) => matches(each, resource)),
        );
        if (!by) return serviceError(service, 403, 'AccessDenied');
        used.add(by);
      }
      return undefined;
    };

  const limited = async (
    statements: readonly Statement[],
    args: readonly string[],
  ): Promise<Ran> => {
    room.fault = guard(statements);
    const ran = await runAs(room, 'brand', args);
    room.fault = () => undefined;
    return ran;
  };
  /** Runs a command of the brand with the policies of these people and no other right. */
  const as = async (who: readonly PolicyHolder[], ...args: readonly string[]): Promise<Ran> => {
    return limited(
      who.flatMap((each) => policies.get(each) ?? []),
      args,
    );
  };
  const other = async (...args: readonly string[]): Promise<void> => {
    const ran = await runAs(room, 'publisher', [...args, '--party', 'publisher']);
    expect(ran).toMatchObject({ code: 0 });
  };
  const party = ['--party', 'brand'] as const;

  it('are enough for what each is there for, and for nothing of the others', async () => {
    const [everybody, uploader] = [['Everybody'] as const, ['Everybody', 'Uploader'] as const];
    const approver = (policies.get('Analyst') ?? []).map((each) => ({
      ...each,
      Resource: [`${FUNCTIONS}:test-approve-agreement`],
    }));
    const approve = ['approve', '--yes', ...party, '--agreement', agreementFile];
    expect(await limited(approver, approve)).toMatchObject({ code: 1 });
    const reader = [...(policies.get('Everybody') ?? []), ...approver];
    expect(await limited(reader, approve)).toMatchObject({ code: 0 });
    await other('approve', '--yes');
    expect(await as(['Analyst'], 'upload', drops.brand ?? '', ...party)).toMatchObject({ code: 1 });
    expect(await as(everybody, 'upload', drops.brand ?? '', ...party)).toMatchObject({ code: 1 });
    expect(await as(uploader, 'upload', drops.brand ?? '', ...party)).toMatchObject({ code: 0 });
    await other('upload', drops.publisher ?? '');
    expect(await as(uploader, 'ask', 'overlap', ...party)).not.toMatchObject({ code: 0 });
    expect(await as(['Analyst'], 'ask', 'overlap', ...party)).toMatchObject({ code: 0 });
    expect(await as(['Analyst'], 'ledger', 'verify')).toMatchObject({ code: 1 });
    // Differs from a version that was asked about: refused, with a report that may not be there.
    expect(await as(uploader, 'upload', drops.oneMore ?? '', ...party)).toMatchObject({ code: 5 });
    expect(await as(everybody, 'status')).toMatchObject({ code: 0 });
    expect(await as(everybody, 'ledger', 'verify')).toMatchObject({ code: 0 });
  });

  it('hold nothing that was not needed for it', () => {
    const unused = (['Everybody', 'Uploader', 'Analyst'] as const)
      .flatMap((who) => policies.get(who) ?? [])
      .filter((each) => !used.has(each));
    expect(unused.map(({ Sid }) => Sid)).toEqual([]);
  });
});
