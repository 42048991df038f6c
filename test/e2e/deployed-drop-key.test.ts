import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { type Ran, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const SEALED = { airlock: 2, drops: { sealed: true } };

describe('the drop key of a deployed room', () => {
  let room: DeployedTestRoom;
  let folder: string;
  let stack: string;
  const as = (who: string, ...args: readonly string[]): Promise<Ran> =>
    spawnCli([...args, '--stack', stack], {
      env: { PATH: process.env.PATH, NO_COLOR: '1', ...room.environmentOf(who) },
    });

  beforeAll(async () => {
    room = await openDeployedRoom(testAgreement(SEALED), () => undefined);
    folder = await tempFolder();
    stack = await room.outputsFile();
    const agreement = join(folder, 'agreement.yaml');
    await writeFile(agreement, stringify({ ...agreementDocument(), ...SEALED }));
    for (const party of ['brand', 'publisher']) {
      const approved = as(party, 'approve', '--yes', '--party', party, '--agreement', agreement);
      expect(await approved).toMatchObject({ code: 0 });
    }
  }, 120_000);
  afterAll(async () => {
    await room.close();
    await removeTempFolders();
  });

  const key = (who: string, file: string): Promise<Ran> =>
    as(who, 'drop-key', '--party', who === 'stranger' ? 'brand' : who, '--out', file);

  it('is handed to each party by its signature, into a file of its own, and printed nowhere', async () => {
    const texts: string[] = [];
    for (const party of ['brand', 'publisher']) {
      const file = join(folder, `${party}.json`);
      const ran = await key(party, file);
      expect(ran).toMatchObject({ code: 0, err: '' });
      texts.push(await readFile(file, 'utf8'));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const { dropKey } = DropKeyFile.parse(JSON.parse(texts[0] ?? ''));
      expect(ran.out).not.toContain(dropKey);
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('is handed to nobody else, and leaves no file then', async () => {
    const file = join(folder, 'stolen.json');
    expect((await key('stranger', file)).code).not.toBe(0);
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
