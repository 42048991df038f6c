import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { brandRows, person, publisherRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { approveOnAws, become, playFlow, runAs } from '#test/e2e/run-deployed.ts';
import { onlyDocument, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('what people have a right to, in a room on AWS', () => {
  const signed = testAgreement();
  let room: DeployedTestRoom;
  let folder: string;
  let drop: string;
  const as = (party: string, ...args: readonly string[]): Promise<Ran> =>
    runAs(room, party, [...args, '--party', party]);
  const file = async (name: string, ...lines: readonly string[]): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, lines.map((line) => `${line}\n`).join(''));
    return path;
  };
  const subject = async (party: string, n: number): Promise<SubjectDocument> => {
    const path = await file(`ask-${party}-${n}.txt`, `email,${person(n).email}`);
    const ran = await as(party, 'subject', path, '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).not.toContain(digestOf(person(n).email));
    return SubjectDocument.parse(onlyDocument(ran));
  };

  beforeAll(async () => {
    folder = await tempFolder();
    room = await openDeployedRoom(signed, playFlow(signed));
    await approveOnAws(room, folder);
    const scratch = await openTestRoom();
    drop = (await prepareRows(scratch, 'brand', brandRows(0, 300))).folder;
    const other = (await prepareRows(scratch, 'publisher', publisherRows(100, 400))).folder;
    for (const [party, from] of [
      ['brand', drop],
      ['publisher', other],
    ] as const)
      expect(await as(party, 'upload', from, '--keep-drop')).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await room.close();
    await closeTestRooms();
    await removeTempFolders();
  });

  it('a party is told what its own lists hold of a person, by a signed request', async () => {
    expect(await subject('brand', 10)).toMatchObject({ found: true, party: 'brand' });
    expect(await subject('publisher', 10)).toMatchObject({ found: false });
    expect(room.seen).toContain('lambda POST /subject/');
  });

  it('people are forgotten by the commands of a room in a folder, and the party has its receipt', async () => {
    const list = await file('gone.txt', ...[10, 11, 12].map((n) => person(n).email));
    const ran = await as('brand', 'forget', list, '--kind', 'email', '--json');
    expect(onlyDocument(ran)).toMatchObject({
      ...{ kind: 'forgetting', act: 'forget', reason: 'erasure' },
      successors: [{ dataset: 'customers', removed: 3, left: 297, current: true }],
      report: { rows: 3, accepted: 3 },
    });
    expect(await subject('brand', 10)).toMatchObject({ found: false });
    expect(await room.ports.objects.list('drops/brand/')).toEqual([]);
    const entries = JSON.stringify(await room.ports.ledger.entries());
    for (const n of [10, 11, 12]) expect(entries).not.toContain(digestOf(person(n).email));
  });

  it('they stay away from a later drop, until their party lets them come back', async () => {
    const scratch = await openTestRoom();
    const upload = async (to: number): Promise<Ran> => {
      const { folder: from } = await prepareRows(scratch, 'brand', brandRows(0, to));
      return as('brand', 'upload', from, '--keep-drop', '--json');
    };
    expect(onlyDocument(await upload(301))).toMatchObject({ outcome: 'published', people: 298 });
    const list = await file('back.txt', person(10).email);
    const lifted = await as('brand', 'forget', list, '--kind', 'email', '--lift', '--json');
    expect(onlyDocument(lifted)).toMatchObject({ act: 'lift', party: 'brand' });
    expect(onlyDocument(await upload(302))).toMatchObject({ outcome: 'published', people: 300 });
    expect(await subject('brand', 10)).toMatchObject({ found: true });
  });

  it('an older room has no door for a person, and says what to do', async () => {
    const path = await file('older.txt', `email,${person(20).email}`);
    const older = await room.outputsFile({ SubjectUrl: undefined });
    become(room, 'brand');
    const ran = await runCli('subject', path, '--party', 'brand', '--stack', older);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toMatch(/no door by which to ask about a person/);
  });
});
