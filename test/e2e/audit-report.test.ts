import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditReport } from '#core/documents/audit-report.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let folder: string;
let room: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await tempFolder();
  const opened = await openTestRoom({ by: 'brand' });
  room = opened.folder;
  await mkdir(at('trail'));
  await writeFile(at('trail/none.json'), '{"Records":[]}');
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const AUDIT = ['audit', '--all-resources', '--trail'] as const;

describe('the files of a report', () => {
  it('are written in each form, and told', async () => {
    const files = ['html', 'ocsf', 'sarif', 'csv'].flatMap((form) => [
      `--${form}`,
      at(`new.${form}`),
    ]);
    const { code, out } = await runCli(...AUDIT, at('trail'), ...files);
    expect(code).toBe(0);
    for (const form of ['html', 'ocsf', 'sarif', 'csv'])
      expect(out).toContain(`Wrote "${at(`new.${form}`)}".`);
    expect(await readFile(at('new.html'), 'utf8')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(await readFile(at('new.ocsf'), 'utf8')).toBe('');
    expect(JSON.parse(await readFile(at('new.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(await readFile(at('new.csv'), 'utf8')).toMatch(/^\ufeffseverity,detection,.*\r\n$/);
  });

  it('are never written over: nothing is read, and none of the others is left behind', async () => {
    await writeFile(at('mine.txt'), 'mine');
    const before = (await readdir(folder)).sort();
    await expectRefused(
      [...AUDIT, at('nowhere'), '--ocsf', at('other'), '--html', at('mine.txt')],
      { code: 2, says: /something at ".*mine\.txt" already/ },
    );
    expect(await readFile(at('mine.txt'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(before);
  });

  it('are as many as the forms', async () => {
    await expectRefused(
      [...AUDIT, at('trail'), '--csv', at('one'), '--html', join(folder, 'trail/../one')],
      { code: 2, says: /one file: name two/ },
    );
  });
});

describe('the report of a room of this machine', () => {
  it('is one document by its schema, and one page', async () => {
    const { code, out } = await runCli(
      'audit',
      '--room',
      room,
      '--html',
      at('room.html'),
      '--json',
    );
    expect(code).toBe(0);
    const report = AuditReport.parse(JSON.parse(out));
    expect(report.examined).toBeUndefined();
    expect(report.room?.parties.map(({ party }) => party)).toEqual(['brand', 'publisher']);
    const page = await readFile(at('room.html'), 'utf8');
    for (const { entry } of report.room?.happened ?? [])
      expect(page).toContain(`<td class="number">${entry}</td>`);
    expect(page).toContain(report.room?.head ?? 'no head');
  });

  it('is of a room or of a trail, not of both', async () => {
    await expectRefused(['audit', '--room', room, '--trail', at('trail')], {
      ...{ code: 2, says: /of a ledger alone: leave out --trail/ },
    });
  });
});
