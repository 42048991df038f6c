import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { listedKeys, TRAIL_ARN, testKeys, testTrail } from '#test/support/trail/trail-plans.ts';

const KEYS = testKeys();
const TRAIL = testTrail(KEYS);
const at = { folder: '', keys: '' };

beforeAll(async () => {
  at.folder = await tempFolder();
  at.keys = join(await tempFolder(), 'keys.json');
  await writeFile(at.keys, JSON.stringify(listedKeys(KEYS)));
  for (const [path, { bytes, metadata }] of TRAIL.objects) {
    const file = join(at.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    if (metadata) await writeFile(`${file}.meta.json`, JSON.stringify(metadata));
  }
});
afterAll(removeTempFolders);

const verify = (...more: readonly string[]) =>
  runCli(
    ...['audit', 'verify', '--trail', at.folder, '--trail-arn', TRAIL_ARN],
    ...['--public-keys', at.keys, ...more],
  );

describe('"audit verify"', () => {
  it('says for which time the log files of a folder are whole', async () => {
    const { code, out, err } = await verify('--to', '2026-11-03T02:00Z');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('whole from 2026-11-02T20:01:31Z to 2026-11-03T02:01:31Z');
    expect(JSON.parse((await verify('--json')).out)).toMatchObject({
      ...{ kind: 'log-verdict', digests: 6, logs: 9, faults: [] },
    });
  });

  it('exits 7 for a time that no digest reaches, and for a log file that is gone', async () => {
    expect(await verify('--to', '2026-11-04')).toMatchObject({
      code: 7,
      err: expect.stringContaining('not-covered'),
    });
    await rm(join(at.folder, TRAIL.logs[0]?.[0] ?? ''));
    expect(await verify()).toMatchObject({ code: 7, err: expect.stringContaining('missing-log') });
  });

  it('refuses what it cannot use, in a sentence', async () => {
    const missing = join(at.folder, 'none');
    const words = (folder: string, arn: string): readonly string[] => [
      ...['audit', 'verify', '--trail', folder, '--trail-arn', arn, '--public-keys', at.keys],
    ];
    await expectRefused(words(missing, TRAIL_ARN), { code: 2, says: /There is no folder/ });
    await expectRefused(words(at.folder, 'arn:aws:s3:::a'), { code: 2, says: /not the ARN/ });
    expect(await verify('--from', '2026-11-03', '--to', '2026-11-02')).toMatchObject({ code: 2 });
    expect(await verify('--public-keys', missing)).toMatchObject({ code: 2 });
    await writeFile(join(at.folder, 'no-keys.json'), '{"PublicKeyList":');
    expect(await verify('--public-keys', join(at.folder, 'no-keys.json'))).toMatchObject({
      code: 2,
    });
  });
});
