import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditReport } from '#core/documents/audit-report.ts';
import { PackVerdict, WrittenPack } from '#core/documents/pack-document.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const RETAIL = 'examples/retail/agreement.yaml';

describe('"audit pack"', () => {
  let folder: string;
  let room: string;
  const at = (name: string): string => join(folder, name);
  const AUDITOR = ['--as', 'auditor'] as const;
  const pack = (out: string, ...more: readonly string[]) =>
    runCli('audit', 'pack', '--room', room, '--out', at(out), '--json', ...AUDITOR, ...more);
  const verify = (name: string, ...more: readonly string[]) =>
    runCli('audit', 'pack', '--verify', at(name), '--json', ...more);
  beforeAll(async () => {
    folder = await tempFolder();
    room = at('room');
    expect(await runCli('init', '--agreement', RETAIL, '--room', room)).toMatchObject({ code: 0 });
    await runCli('approve', '--room', room, '--party', 'brand', '--yes');
    const why = ['--reason', 'A <b>drill</b>.'];
    expect(await runCli('freeze', '--room', room, '--as', 'auditor', ...why)).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('the auditor froze the room\nFROZEN: ') },
    });
    await runCli('audit', '--room', room, '--json').then(({ out }) =>
      writeFile(at('report.json'), out),
    );
  });
  afterAll(removeTempFolders);

  it('writes the same bytes of the same room, which hold offline and which its ledger notes once', async () => {
    const [one, two] = [await pack('one.zip'), await pack('two.zip')];
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(WrittenPack.parse(onlyDocument(one))).toEqual(onlyDocument(two));
    expect((await readFile(at('one.zip'))).equals(await readFile(at('two.zip')))).toBe(true);
    expect(PackVerdict.parse(onlyDocument(await verify('one.zip')))).toMatchObject({
      ...{ outcome: 'whole', note: 'not-checked', entries: 3 },
    });
    const inRoom = await verify('one.zip', '--room', room);
    expect(inRoom).toMatchObject({ code: 0 });
    const note = { entry: 4, by: 'auditor' };
    expect(onlyDocument(inRoom)).toMatchObject({ outcome: 'whole', note });
    const listed = await runCli('ledger', 'list', '--room', room);
    expect(listed.out.match(/evidence-packed .*the auditor, manifest [0-9a-f]{12}/g)).toHaveLength(
      1,
    );
    const offline = await runCli('audit', 'pack', '--verify', at('one.zip'));
    expect(offline.out).toContain('Not known: whether this room made it');
  });

  it('tells a pack that was changed, by exit code 7 and a sentence', async () => {
    await pack('whole.zip');
    const bytes = await readFile(at('whole.zip'));
    bytes.write('x', bytes.indexOf('A <b>drill'));
    await writeFile(at('changed.zip'), bytes);
    const ran = await verify('changed.zip');
    expect(ran.code).toBe(7);
    expect(onlyDocument(ran)).toMatchObject({ outcome: 'faulty' });
    const told = await runCli('audit', 'pack', '--verify', at('changed.zip'));
    expect(told.err).toContain('The pack is not what was written:');
  });

  it('is noted by no other room', async () => {
    await pack('ours.zip');
    const other = at('other');
    await runCli('init', '--agreement', RETAIL, '--room', other);
    const inOther = await verify('ours.zip', '--room', other);
    expect(inOther.code).toBe(7);
    expect(onlyDocument(inOther)).toMatchObject({ outcome: 'faulty', note: 'none' });
  });

  it('takes what another command said, once, and nothing else', async () => {
    AuditReport.parse(JSON.parse(await readFile(at('report.json'), 'utf8')));
    expect(await pack('with.zip', '--with', at('report.json'))).toMatchObject({ code: 0 });
    const twice = ['--with', at('report.json'), '--with', at('report.json')];
    expect(await pack('twice.zip', ...twice)).toMatchObject({ code: 2 });
    await writeFile(at('other.json'), '{"kind":"status"}');
    expect(await pack('other.zip', '--with', at('other.json'))).toMatchObject({ code: 2 });
  });

  it('replaces no file, and does nothing where nothing is asked', async () => {
    await pack('kept.zip');
    expect(await pack('kept.zip')).toMatchObject({ code: 2 });
    expect(await runCli('audit', 'pack', '--room', room)).toMatchObject({ code: 2 });
    const nobody = await runCli('audit', 'pack', '--room', room, '--out', at('nobody.zip'));
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('Nobody is named') });
    expect(await verify('kept.zip', ...AUDITOR)).toMatchObject({ code: 2 });
    expect(await verify('report.json')).toMatchObject({ code: 5 });
  });
});
