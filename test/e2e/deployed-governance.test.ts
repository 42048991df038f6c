import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GOVERNANCE_DOCUMENTS, GovernanceDocument } from '#core/documents/governance-document.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { approveOnAws, playFlow, runAs } from '#test/e2e/run-deployed.ts';
import { onlyDocument } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

describe('the governance of a room on AWS', () => {
  const signed = testAgreement();
  let room: DeployedTestRoom;
  beforeAll(async () => {
    room = await openDeployedRoom(signed, playFlow(signed));
    await approveOnAws(room, await tempFolder());
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await room.close();
    await closeTestRooms();
    await removeTempFolders();
  });

  it.each(GOVERNANCE_DOCUMENTS)(
    'writes %s for either party, of the agreement in force',
    async (name) => {
      const written = await runAs(room, 'publisher', [name, '--json']);
      expect(written).toMatchObject({ code: 0, err: '' });
      const { sources } = GovernanceDocument.parse(onlyDocument(written));
      expect(sources[0]).toMatchObject({
        ...{ sha256: signed.digest, version: expect.stringMatching(/^in force from \d/) },
      });
    },
  );

  it('says what its functions may do, and records who looked at that, once', async () => {
    const record = ['review', '--party', 'brand', '--record', '--json'];
    const review = onlyDocument(await runAs(room, 'brand', record));
    expect(review).toMatchObject({
      ...{ kind: 'review', recorded: { party: 'brand', repeated: false } },
      rights: expect.arrayContaining([expect.objectContaining({ who: 'answer-question' })]),
    });
    expect(onlyDocument(await runAs(room, 'brand', record))).toMatchObject({
      recorded: { repeated: true },
    });
    expect(onlyDocument(await runAs(room, 'publisher', ['review', '--json']))).toMatchObject({
      reviews: [{ party: 'brand', same: true }],
    });
  });
});
