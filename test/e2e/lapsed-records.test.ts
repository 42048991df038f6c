import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { GOVERNANCE } from '#test/support/governance/governed.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** The training of the example ends on 2028-02-28. */
const SOON = Date.parse('2028-02-01T12:00:00Z');
const AFTER = Date.parse('2028-03-01T12:00:00Z');

describe('papers that run out', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const propose = async (purpose: string) => {
    const agreement = { ...agreementDocument(), airlock: 2, governance: GOVERNANCE, purpose };
    await writeFile(at('agreement.yaml'), stringify(agreement));
  };
  const approve = (party: string) =>
    runCli('approve', '--party', party, '--yes', '--room', at('room'));
  beforeAll(async () => {
    folder = await tempFolder();
    await propose('Count shared people of both lists.');
    await runCli('init', '--agreement', at('agreement.yaml'), '--room', at('room'));
    for (const party of ['brand', 'publisher'])
      expect(await approve(party)).toMatchObject({ code: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(removeTempFolders);

  it('are warned of from 30 days before, by "agreement check" and by "status"', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: SOON });
    const checked = await runCli('agreement', 'check', at('agreement.yaml'), '--json');
    expect(onlyDocument(checked)).toMatchObject({
      ...{ faults: [] },
      advice: expect.arrayContaining([
        expect.objectContaining({ says: 'it lapses after 2028-02-28' }),
      ]),
    });
    const { out } = await runCli('status', '--room', at('room'));
    expect(out).toContain('Lapses soon: brand.training.privacy lapses after 2028-02-28.');
  });

  it('are no fault of an agreement, and "agreement check" says that they stop its approval', async () => {
    const check = () => runCli('agreement', 'check', at('agreement.yaml'));
    vi.useFakeTimers({ toFake: ['Date'], now: SOON });
    const before = await check();
    expect(before).toMatchObject({ code: 0, out: expect.stringContaining('nothing is wrong') });
    expect(before.out).not.toContain('What stops its approval');
    vi.setSystemTime(AFTER);
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toContain('is an agreement, but nobody can approve it, since 3 records lapsed.');
    expect(out).not.toContain('nothing is wrong');
    expect(out).toMatch(/What stops its approval\n {2}governance\.organisations\.brand\.training/);
    const program = await runCli('agreement', 'check', at('agreement.yaml'), '--json');
    expect(onlyDocument(program)).toMatchObject({
      advice: expect.arrayContaining([
        expect.objectContaining({ says: 'it lapsed after 2028-02-28', blocks: true }),
      ]),
    });
  });

  it('block the approval of another agreement by one sentence, and leave what is in force', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: AFTER });
    await propose('Count shared people of both lists once more.');
    const room = ['--room', at('room')];
    const told = await runCli(
      ...['agreement', 'propose', at('agreement.yaml'), '--party', 'brand', ...room],
    );
    expect(told).toMatchObject({ code: 0 });
    const refused = await approve('brand');
    expect(refused).toMatchObject({ code: 3 });
    expect(refused.err).toMatch(/^The agreement cannot be approved, since .* lapsed [^\n]*\n$/);
    const { out } = await runCli('status', ...room);
    expect(out).toContain('in force');
    expect(out).toContain('LAPSED: brand.training.privacy');
    expect(out).toContain('reviews of who may do what overdue');
  });
});
