import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_RECORD_BYTES } from '#core/source-limits.ts';
import { prepareFile, setUpFile } from '#test/e2e/prepare-file.ts';
import { onlyDocument, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const rows = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `j${from + at}@example.org,gold\n`).join('');
const LONG = 'x'.repeat(MAX_RECORD_BYTES + 1);

describe('a record longer than any record may be', () => {
  it.each([
    ['without quotes', `${LONG},gold\n`],
    ['in quotes', `"${LONG}",gold\n`],
    ['in quotes that stay open', `"${LONG},gold\n`],
    ['many times too long', `${LONG.repeat(5)},gold\n`],
  ])('is quarantined by its line, and nothing else is lost: %s', async (_, record) => {
    const content = `email,tier\n${rows(0, 4)}${record}${rows(10, 5)}`;
    const { quarantine, report } = await prepareFile({ content });
    expect(quarantine).toEqual(['6 malformed-row']);
    expect(report).toMatchObject({ rows: 10, accepted: 9 });
  });

  it('is quarantined when it is the last of the file, without a newline', async () => {
    const { quarantine } = await prepareFile({ content: `email,tier\n${rows(0, 4)}${LONG}` });
    expect(quarantine).toEqual(['6 malformed-row']);
  });

  it('is quarantined as NDJSON too', async () => {
    const lines = rows(0, 4).replace(/(.*),gold\n/g, '{"email":"$1","tier":"gold"}\n');
    const content = `${lines}{"email":"${LONG}"}\n${lines.replaceAll('j', 'k')}`;
    const { quarantine, report } = await prepareFile({ content, name: 'c.ndjson' });
    expect(quarantine).toEqual(['5 malformed-row']);
    expect(report.accepted).toBe(8);
  });

  it('is accepted just below the bound', async () => {
    const note = 'x'.repeat(MAX_RECORD_BYTES - 100);
    const content = `email,tier,notes\nj1@example.org,gold,"${note}"\nj2@example.org,gold,\n`;
    expect((await prepareFile({ content })).report).toMatchObject({ rows: 2, accepted: 2 });
  });

  it.each([
    ['csv', `email,tier\n${rows(0, 4)}`, 'x'],
    ['ndjson', '{"email":"j1@example.org","tier":"gold"}\n', '"'],
  ])(
    'takes no more memory the longer it is: 80 MB in a heap of 64 MB, %s',
    async (ending, head, filler) => {
      const content = gzipSync(
        Buffer.concat([
          Buffer.from(head),
          Buffer.alloc(80_000_000, filler),
          Buffer.from(`\n${rows(10, 3)}`),
        ]),
        { level: 1 },
      );
      const { args } = await setUpFile({ content, name: `c.${ending}` });
      const ran = await spawnCli([...args, '--json'], { nodeFlags: ['--max-old-space-size=64'] });
      const { report } = onlyDocument(ran) as { report: { quarantined: Record<string, number> } };
      expect(report.quarantined['malformed-row']).toBeGreaterThan(0);
    },
    300_000,
  );
});
