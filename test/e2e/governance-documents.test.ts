import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { GOVERNANCE_DOCUMENTS, GovernanceDocument } from '#core/documents/governance-document.ts';
import { sha256 } from '#core/sha256.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { GOVERNANCE } from '#test/support/governance/governed.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

describe('documents of a room', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const inRoom = (...args: readonly string[]) => runCli(...args, '--room', at('room'));
  beforeAll(async () => {
    folder = await tempFolder();
    const agreement = { ...agreementDocument(), airlock: 2, governance: GOVERNANCE };
    await writeFile(at('agreement.yaml'), stringify(agreement));
    expect(await inRoom('init', '--agreement', at('agreement.yaml'))).toMatchObject({ code: 0 });
    for (const party of ['brand', 'publisher'])
      expect(await inRoom('approve', '--party', party, '--yes')).toMatchObject({ code: 0 });
    await writeFile(at('report.json'), (await inRoom('audit', '--json')).out);
  });
  afterAll(removeTempFolders);

  it.each(GOVERNANCE_DOCUMENTS)('%s is written as JSON, Markdown and HTML', async (name) => {
    const told = await inRoom(name, '--json');
    expect(told).toMatchObject({ code: 0, err: '' });
    const document = GovernanceDocument.parse(onlyDocument(told));
    expect(document).toMatchObject({ document: name, collaboration: agreementDocument().id });
    const { out } = await inRoom(name);
    expect(out).toMatch(/^# /);
    expect(out.match(/^\*\*GAP:\*\*/gm) ?? []).toHaveLength(document.gaps);
    for (const { sha256: digest } of document.sources) expect(out).toContain(digest);
    const page = await inRoom(name, '--format', 'html');
    expect(page.out).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it('is written to a new file, and to no other', async () => {
    const write = () => inRoom('dpia', '--format', 'html', '--out', at('dpia.html'));
    expect(await write()).toMatchObject({ code: 0, out: expect.stringContaining('gaps to be') });
    const before = await readFile(at('dpia.html'), 'utf8');
    expect(before).toContain('Data protection impact assessment');
    expect(await write()).toMatchObject({ code: 2, err: expect.stringContaining('already') });
    expect(await readFile(at('dpia.html'), 'utf8')).toBe(before);
  });

  it('tells the last audit, by the digest of its file', async () => {
    const told = await inRoom('dpia', '--audit', at('report.json'), '--json');
    const { sources } = GovernanceDocument.parse(onlyDocument(told));
    expect(sources.map((each) => each.sha256)).toContain(sha256(await readFile(at('report.json'))));
  });

  it('says of a room of one machine that there is no CloudTrail, in whole sentences', async () => {
    const { out } = await inRoom('dpia', '--audit', at('report.json'));
    expect(out).toContain('read the ledger of this room, which was whole');
    expect(out).toContain('A room of one machine has no CloudTrail');
    expect(out).not.toMatch(/events of CloudTrail|\w {2}\w/);
  });

  it.each([
    ['another name', { collaboration: 'another-room' }],
    ['the same name and another ledger', { from: '2020-01-01T00:00:00.000Z' }],
  ])('takes no report of an audit of another room, of %s', async (_, other) => {
    const report = JSON.parse(await readFile(at('report.json'), 'utf8'));
    const room = { ...report.room, ...other };
    await writeFile(at('other.json'), JSON.stringify({ ...report, room }));
    const ran = await inRoom('dpia', '--audit', at('other.json'));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^"\S+" is the report of an audit of another room [^\n]+\n$/);
  });

  it('marks as a gap that a report of an audit names no room', async () => {
    const { room: _, ...report } = JSON.parse(await readFile(at('report.json'), 'utf8'));
    await writeFile(at('nameless.json'), JSON.stringify(report));
    const told = await inRoom('dpia', '--audit', at('nameless.json'));
    expect(told).toMatchObject({ code: 0 });
    expect(told.out).toMatch(/\*\*GAP:\*\* whether the audit .* names no room/);
  });

  it.each([
    ['--audit', 'what "audit" says', 'agreement.yaml'],
    ['--redteam', 'what "redteam" says', 'report.json'],
    ['--audit', 'cannot be read', 'nothing.json'],
  ])('takes nothing else by %s: %s', async (option, says, file) => {
    const ran = await inRoom('dpia', option, at(file));
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  });

  it('is a notice in French, too', async () => {
    const { out, code } = await inRoom('notice', '--language', 'fr');
    expect(code).toBe(0);
    expect(out).toContain('## Qui nous sommes');
    expect(out).toContain('\n**À COMPLÉTER :** une traduction');
  });

  it('is read by nobody but who asks: nothing is noted, and no review was made', async () => {
    const review = await inRoom('review');
    expect(review).toMatchObject({ code: 0, out: expect.stringContaining('Nobody recorded') });
    const recorded = await inRoom('review', '--party', 'brand', '--record');
    expect(recorded.out).toContain('Recorded in the ledger that brand looked at this.');
    expect((await inRoom('ledger', 'list')).out.match(/access-reviewed/g)).toHaveLength(1);
    expect(await inRoom('review', '--record')).toMatchObject({ code: 2 });
  });
});
