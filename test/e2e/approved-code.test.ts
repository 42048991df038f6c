import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { sha256 } from '#core/sha256.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { runAs } from '#test/e2e/run-deployed.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const [FIRST, SECOND] = [sha256('first code'), sha256('second code')];

describe('a deployed room that is upgraded', () => {
  const signed = testAgreement({ id: 'flow-room' });
  let room: DeployedTestRoom;
  let agreement: string;
  beforeAll(async () => {
    room = await openDeployedRoom(signed, () => {});
    agreement = join(await tempFolder(), 'agreement.yaml');
    await writeFile(agreement, stringify(signed.agreement));
  });
  afterAll(async () => {
    await room.close();
    await removeTempFolders();
  });

  it('has both parties approve its code before it answers again, and says whose word is missing', async () => {
    room.code = FIRST;
    const approve = ['approve', '--yes', '--agreement', agreement];
    const as = (party: string, ...args: readonly string[]) =>
      runAs(room, party, [...args, '--party', party]);
    const wrong = await as('brand', ...approve, '--code', SECOND);
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringMatching(/--code/)]);
    const first = await as('brand', ...approve, '--code', FIRST);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining(`and code ${FIRST}`)]);
    expect((await as('publisher', 'approve', '--yes')).code).toBe(0);
    expect((await runAs(room, 'brand', ['status'])).out).toContain(
      `Code ${FIRST}, approved by both parties`,
    );

    room.code = SECOND;
    const asked = await as('brand', 'ask', 'overlap');
    expect([asked.code, asked.err]).toEqual([
      3,
      expect.stringMatching(/other code than both parties approved/),
    ]);
    await as('brand', 'approve', '--yes');
    expect((await runAs(room, 'brand', ['status'])).out).toContain(
      `Code ${SECOND}, which publisher did not approve: no question is answered until then`,
    );
    await as('publisher', 'approve', '--yes');
    // Refused for what it lacks now, and no longer for its code.
    const again = await as('brand', 'ask', 'overlap');
    expect(again.out + again.err).not.toMatch(/other code/);
    const { out } = await runAs(room, 'brand', ['ledger', 'list', '--json']);
    const codes = JSON.parse(out).entries.map(
      ({ event }: { event: { code?: string } }) => event.code,
    );
    expect(codes.filter((code: unknown) => code !== undefined)).toEqual([
      FIRST,
      FIRST,
      SECOND,
      SECOND,
    ]);
  });
});
