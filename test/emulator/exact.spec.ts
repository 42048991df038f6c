import { join } from 'node:path';
import { GetBucketEncryptionCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';
import { MATCH_FILES, MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { REGION } from '#proof/emulator/accounts.ts';
import { keysInZone, putManifestAgain, repeatArrival } from '#proof/emulator/arrivals.ts';
import { cloudControl, READ_TYPES } from '#proof/emulator/cloud-control.ts';
import { startGateway } from '#proof/emulator/gateway.ts';
import { rewriteDrop, spread } from '#proof/emulator/rewrite-drop.ts';
import { BothRooms, QUESTIONS } from '#test/emulator/both-rooms.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { type PreparedLists, prepareLists } from '#test/emulator/prepared-lists.ts';
import { runWith } from '#test/emulator/run-with.ts';
import { onlyDocument } from '#test/support/run-cli.ts';

/** Two for drops, one each for vault, ledger, releases, results and the trail. */
const BUCKETS = 8;

/** How many of each type are held against their templates. */
const COMPARED = {
  'AWS::Lambda::Function': FUNCTION_NAMES.length,
  'AWS::KMS::Key': 9,
  'AWS::Glue::Table': 5,
  'AWS::Athena::WorkGroup': 2,
  'AWS::StepFunctions::StateMachine': 1,
  'AWS::SQS::Queue': 1,
};

const driftsOf = (drifts: DeploymentVerdictDocument['drifts']): readonly string[] =>
  [...new Set(drifts.map(({ type, field }) => `${type} ${field}`))].sort();

/** What its CloudFormation passes over. */
const LOST_BY_EMULATOR: readonly string[] = [
  'AWS::CloudTrail::Trail ',
  'AWS::Lambda::Function DeadLetterConfig.TargetArn',
  'AWS::StepFunctions::StateMachine TracingConfiguration.Enabled',
];

describe('a room on the emulator beside a room in a folder', () => {
  let room: EmulatedRoom;
  let both: BothRooms;
  let lists: PreparedLists;
  beforeAll(async () => {
    room = await openEmulatedRoom('emu-exact');
    both = new BothRooms(room);
    await both.init();
    lists = await prepareLists(room.folder, room.agreement);
  });
  afterAll(() => room?.close());

  const drop = (name: string, from: string, parts: readonly string[]): Promise<string> =>
    rewriteDrop(from, join(room.folder, name), parts);

  it('has what its templates say, also where the emulator’s CloudFormation passes it over', async () => {
    for (const { template, physical } of room.stacks)
      for (const [id, { Type }] of Object.entries(template.Resources)) {
        if (Type !== 'AWS::S3::Bucket') continue;
        const asked = new GetBucketEncryptionCommand({ Bucket: physical.get(id) });
        const { ServerSideEncryptionConfiguration } = await room.s3.send(asked);
        const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
        expect(rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('aws:kms');
      }
    expect(room.filled).toEqual({ 'AWS::CloudTrail::Trail': 1, 'AWS::S3::Bucket': BUCKETS });
  });

  it('takes the approvals of both parties, and no question before', async () => {
    const approve = ['approve', '--yes', '--agreement', room.agreement];
    expect(await both.alike('brand', ...approve)).toMatchObject({ code: 0 });
    expect(await both.alike('brand', 'ask', 'overlap')).toMatchObject({ code: 3 });
    expect(await both.alike('publisher', ...approve)).toMatchObject({ code: 0 });
  });

  it('accepts the drops of both parties, of several parts', async () => {
    const brand = await drop('brand', lists.brand, spread(3));
    const publisher = await drop('publisher', lists.publisher, spread(2));
    expect(await both.alike('brand', 'upload', brand)).toMatchObject({ code: 0 });
    expect(await both.alike('publisher', 'upload', publisher)).toMatchObject({ code: 0 });
    expect(await both.alike('brand', 'upload', brand)).toMatchObject({ code: 0 });
  });

  it.each(QUESTIONS)(
    'answers %j cell by cell as the local room, to both parties',
    async (question) => {
      const said = await both.alike('brand', 'ask', ...question);
      expect(said).toMatchObject({ code: 0 });
      expect(said.out).toContain('"outcome":"released"');
      expect(await both.alike('publisher', 'ask', ...question)).toMatchObject({ code: 0 });
    },
  );

  it('reads an answer that is larger than a page', async () => {
    let pages = 0;
    room.fault = ({ action }) => {
      if (action === 'athena:GetQueryResults') pages += 1;
      return undefined;
    };
    const question = ['segments', '--by', 'brand.region,publisher.age_band'];
    expect(await both.alike('publisher', 'ask', ...question)).toMatchObject({ code: 0 });
    room.fault = undefined;
    expect(pages).toBeGreaterThan(2);
  });

  it('computes the match of two versions by some kinds once, and counts later questions from it', async () => {
    let began = 0;
    room.fault = ({ action }) => {
      if (action === 'athena:StartQueryExecution') began += 1;
      return undefined;
    };
    // The questions before made the match that these count from.
    for (const attribute of ['brand.region', 'publisher.device']) {
      began = 0;
      const asked = await both.alike('brand', 'ask', 'segments', '--by', attribute);
      expect(asked).toMatchObject({ code: 0 });
      expect(began).toBe(1);
    }
    room.fault = undefined;
    const listing = { Bucket: room.outputs.VaultBucket, Prefix: MATCHES_PREFIX };
    const { Contents = [] } = await room.s3.send(new ListObjectsV2Command(listing));
    const texts = Contents.filter(({ Key }) => Key?.endsWith(`/${MATCH_FILES.text}`));
    // By email and phone, by email, and by phone; each vouched for by one note.
    expect(texts).toHaveLength(3);
    expect(Contents).toHaveLength(2 * texts.length);
    // A line for each person, as long as any other, behind one that names the column.
    for (const { Size = 0 } of texts) expect((Size - 7) % 25).toBe(0);
  });

  it('refuses a bad drop with a report of what is wrong with it', async () => {
    const bad =
      "select * replace (case when place % 3 = 0 then 'nobody@example.org' else email end as email) from rows";
    const folder = await drop('bad', lists.brand, [bad]);
    const refused = await both.alike('brand', 'upload', folder);
    expect(refused).toMatchObject({ code: 5 });
    expect(refused.out).toContain('raw-email');
    expect(refused.out).not.toContain('nobody@example.org');
  });

  it('takes an event that comes again, and a manifest that is put again, for what they are', async () => {
    const folder = await drop('more', lists.brand, ['select * from rows where place < 2000']);
    expect(await both.alike('brand', 'upload', folder)).toMatchObject({ code: 0 });
    const before = await ledger();
    expect(await repeatArrival(room, folder)).toMatchObject({ status: 'SUCCEEDED' });
    await putManifestAgain(room, folder);
    expect(await ledger()).toEqual(before);
    expect(await both.alike('brand', 'upload', folder)).toMatchObject({ code: 0 });
    expect(await both.alike('brand', 'ask', 'overlap')).toMatchObject({ code: 0 });
  });

  it('removes the manifest that was put again and the matches of a list that was replaced on its daily round, and nothing that may be kept', async () => {
    expect(await keysInZone(room, 'brand')).toHaveLength(1);
    expect(await daily('expire-data')).toEqual({
      drop: 0,
      version: 0,
      release: 0,
      leftovers: 7,
      list: 0,
      unproven: 0,
    });
    expect(await keysInZone(room, 'brand')).toEqual([]);
  });

  it('finds every file as the ledger says on its daily verification', async () => {
    expect(await daily('verify-room')).toMatchObject({ outcome: 'whole', faults: 0, unread: 0 });
  });

  it('shows the auditor, who finds it by the name of its stack, a ledger that is whole', async () => {
    const verified = await room.as('security auditor', 'ledger', 'verify', '--stack', 'emu-exact');
    expect(verified).toMatchObject({ code: 0, err: '' });
  });

  it('runs the code and has the settings of its templates, as far as the emulator tells, for `verify-deployment`', async () => {
    const { compared, drifts, unverified } = await verified();
    expect(compared).toMatchObject(COMPARED);
    expect(driftsOf(drifts)).toEqual(LOST_BY_EMULATOR);
    const untold = unverified.filter(
      ({ type, stack }) => READ_TYPES.includes(type) && !stack.endsWith('-global'),
    );
    expect(new Set(untold.map(({ type, why }) => `${type}: ${why.split(':')[0]}`))).toEqual(
      new Set(['AWS::IAM::Role: Policies']),
    );
  });

  it('is told from one whose function somebody changed', async () => {
    const changed = await room.api.lambda('emu-exact-tokenise-part/configuration', {
      method: 'PUT',
      body: JSON.stringify({ MemorySize: 512, Timeout: 60 }),
    });
    expect(changed.ok).toBe(true);
    const { drifts } = await verified();
    const told = driftsOf(drifts).filter((each) => !LOST_BY_EMULATOR.includes(each));
    expect(told).toEqual(['AWS::Lambda::Function MemorySize', 'AWS::Lambda::Function Timeout']);
  });

  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });

  /** Past the record of calls: whom it lets read what is no matter of the emulator. */
  const verified = async () => {
    const gateway = await startGateway({
      principal: 'security auditor',
      upstream: room.api.url,
      watch: cloudControl(room.api),
    });
    const variables = {
      ...room.keys.variablesOf('security auditor'),
      ...{ AWS_ENDPOINT_URL: gateway.origin, AWS_REGION: REGION, HOME: room.folder },
    };
    const ran = await runWith(variables, [
      ...['verify-deployment', '--stack', room.outputsFile],
      ...['--expected', room.assembly, '--json'],
    ]);
    await gateway.close();
    expect(ran).toMatchObject({ code: 3, err: '' });
    return DeploymentVerdictDocument.parse(onlyDocument(ran));
  };

  const daily = async (name: string): Promise<unknown> => {
    const answer = await room.api.lambda(`emu-exact-${name}/invocations`, {
      method: 'POST',
      body: '{}',
    });
    return answer.json();
  };

  const ledger = async (): Promise<unknown> => {
    const listed = await room.as(
      'security auditor',
      'ledger',
      'list',
      '--json',
      '--stack',
      'emu-exact',
    );
    expect(listed).toMatchObject({ code: 0 });
    return onlyDocument(listed);
  };
});
