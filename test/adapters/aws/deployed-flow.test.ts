import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { FakeAws } from '#proof/loopback/fake-aws.ts';
import { arrive, keysIn, openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the steps over S3 and KMS', () => {
  afterEach(async () => {
    vi.unstubAllEnvs();
    await closeTestRooms();
    await removeTempFolders();
  });

  it('accept a drop of several parts, each object in its bucket, and leave no scratch', async () => {
    const aws = new FakeAws();
    const local = await openFlowRoom({ maxRejectShare: 0.2 });
    const room = { ...local, ...aws.ports() };
    await proposeAgreement(room)(room.signed);
    for (const { id } of room.signed.agreement.parties) await approveAgreement(room)(id);
    const parts = [people('brand', 0, 120), people('brand', 100, 200)];
    const arrived = await arrive(room, { party: 'brand', parts });
    // Of its own: tests that run beside this one work in the machine's.
    const scratch = await tempFolder();
    vi.stubEnv('TMPDIR', scratch);
    expect(await runFlow(room, arrived, { times: 2 })).toMatchObject({ outcome: 'published' });
    expect(await keysIn(room, 'drops/brand/')).toEqual([]);
    expect(await keysIn(room, 'staging/')).toEqual([]);
    // One of each kind: a room of one shard.
    expect(await keysIn(room, 'vault/')).toHaveLength(2);
    expect(await keysIn(room, 'reports/')).toHaveLength(1);
    const written = new Map(
      aws.s3.sent
        .filter(({ name }) => name === 'PutObject')
        .map(({ input }) => [input.Key.split('/')[0], input.Bucket]),
    );
    expect(Object.fromEntries(written)).toEqual({
      drops: 'drops-brand',
      staging: 'the-vault',
      vault: 'the-vault',
      reports: 'the-releases',
      intake: 'the-releases',
      ledger: 'the-ledger',
      'ledger-head.json': 'the-ledger',
      agreements: 'the-ledger',
    });
    expect(await readdir(scratch)).toEqual([]);
  });
});
