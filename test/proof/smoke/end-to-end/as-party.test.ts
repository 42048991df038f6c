import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAgreement } from '#cli/read-file.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { type AsParty, documentOf, spawnAsParty } from '#proof/smoke/end-to-end/as-party.ts';
import { become } from '#test/e2e/run-deployed.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const AGREEMENT = fileURLToPath(
  new URL('../../../../examples/retail/agreement.yaml', import.meta.url),
);

const profileOf = (party: string): string =>
  [
    `[of-${party}]`,
    `aws_access_key_id = key-of-${party}`,
    `aws_secret_access_key = secret of ${party}`,
    `aws_session_token = session of ${party}`,
    '',
  ].join('\n');

describe('a command of a party', () => {
  let room: DeployedTestRoom;
  let asParty: AsParty;
  beforeAll(async () => {
    room = await openDeployedRoom(await readAgreement(AGREEMENT), () => {});
    const folder = await tempFolder();
    const credentials = join(folder, 'credentials');
    await writeFile(credentials, ['brand', 'publisher'].map(profileOf).join('\n'));
    // Whoever tries the room is its operator, by keys in the environment.
    become(room, 'operator', { AWS_SHARED_CREDENTIALS_FILE: credentials });
    asParty = spawnAsParty({
      stack: await room.outputsFile(),
      region: 'eu-west-1',
      profiles: { brand: 'of-brand', publisher: 'of-publisher' },
      folder,
    });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await room.close();
    await removeTempFolders();
  });

  it('is signed by the profile of that party, whatever keys the environment has', async () => {
    const approve = ['approve', '--yes', '--agreement', AGREEMENT];
    expect(await asParty('brand', ...approve)).toMatchObject({ waitingFor: ['publisher'] });
    expect(await asParty('publisher', ...approve)).toMatchObject({ waitingFor: [] });
    expect(await asParty('publisher', 'ledger', 'verify')).toMatchObject({ outcome: 'whole' });
  });

  it('fails with the sentence that the product told', async () => {
    await expect(asParty('brand', 'ask', 'overlap')).rejects.toMatchObject({
      name: 'AirlockError',
      message: expect.stringMatching(/^Refused \(dataset-not-published\)/),
    });
    await expect(asParty('stranger', 'ask', 'overlap')).rejects.toMatchObject({
      name: 'AirlockError',
    });
    expect(() => documentOf(139, '')).toThrow('A command ended with 139, without a word.');
  });
});
