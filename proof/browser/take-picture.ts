import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { reportLines } from '#cli/audit/report-page.ts';
import { auditTrail } from '#core/usecases/audit/audit-trail.ts';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';

const TRAIL = fileURLToPath(new URL('../../examples/trail', import.meta.url));
const PICTURE = fileURLToPath(new URL('../../docs/audit-report.png', import.meta.url));

/** What a reader sees first: wide enough for the table, and down to the first finding. */
const SIZE = { width: 1_000, height: 1_300 };

/** The report of the trail in `examples/`, as a page. */
const examplePage = async (folder: string): Promise<string> => {
  await using trail = await openTrail(TRAIL, { scratch: folder });
  const report = await auditTrail(trail, { everything: true, fill: fillSql });
  const page = join(folder, 'report.html');
  await writeFile(page, reportLines(report).join('\n'));
  return pathToFileURL(page).href;
};

const takePicture = async (program: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-picture-'));
  const browser = await openBrowser(program);
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    await page.goto(await examplePage(folder));
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const program = await findChromium();
if (program === undefined) {
  process.stderr.write('A picture of the report needs Chromium: install it, and run this again.\n');
  process.exitCode = 1;
} else await takePicture(program);
