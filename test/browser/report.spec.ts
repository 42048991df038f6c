import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportLines } from '#cli/audit/report-page.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { accessibilityFaults, type Look, overflow, visit } from '#test/browser/visit.ts';
import { exampleReport } from '#test/support/example-report.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';
if (program === undefined && !isNeeded)
  process.stdout.write('skipped: this machine has no Chromium (Debian: apt install chromium)\n');

const LOOKS: readonly Look[] = [390, 768, 1_280].flatMap((width) =>
  (['light', 'dark'] as const).map((colours) => ({ width, colours })),
);

const HOSTILE: Readonly<Record<string, string>> = {
  'the end of everything that is open': '</title></style></script><script>alert(1)</script>',
  'a style, and a picture':
    '<style>*{display:none}</style><img src="http://192.0.2.1/a" onerror="alert(1)">',
  'a script in an attribute': '"><svg onload=alert(1)><a href="javascript:alert(1)">',
  'another address of the page':
    '<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"><base href="http://192.0.2.1/">',
  'a style in an attribute': "' style='position:fixed;inset:0",
  'what is not seen': '&lt;b&gt; \u202egnp.exe \u0000',
  'three thousand letters': 'x'.repeat(3_000),
};

/** The findings and all around them, with a text of an attacker wherever a text of others can stand. */
const spoilt = (text: string): AuditReport => {
  const report = exampleReport();
  return {
    ...report,
    cannotSee: [text],
    examined: report.examined && {
      ...{ ...report.examined, accounts: [text], regions: [text] },
      unread: [{ reason: text, count: 1, first: text }],
    },
    findings: report.findings.map((finding) => ({
      ...{ ...finding, detection: text, title: text, subject: text, means: text, todo: text },
      ...{ principals: [text, text], actions: [text], resources: [text], addresses: [text] },
      ...{ accounts: [text], regions: [text], eventIds: [text], techniques: [text], runbook: text },
      ...{ firstAt: text, lastAt: text },
    })),
    matrix: [{ principal: text, action: text, calls: 1, refused: 1 }],
    logs: {
      ...{ digests: 1, logs: 1, unproven: 1, moreFaults: 1, regions: [text], from: text, to: text },
      faults: [{ reason: 'altered-log', file: text, says: text }],
    },
    reconciliation: {
      ...{
        from: text,
        to: text,
        calls: 1,
        explained: 0,
        entries: 0,
        entriesWithoutEvents: 0,
        notCovered: [text],
      },
      open: [{ side: 'trail', reason: text, at: text, says: text, eventId: text }],
    },
  };
};

describe.skipIf(program === undefined && !isNeeded)('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(program ?? 'chromium');
  });
  afterAll(async () => {
    await browser?.close();
    await removeTempFolders();
  });

  it.each(LOOKS)('shows all of it, quietly and to everybody: $width px, $colours', async (look) => {
    await visit(browser, { lines: reportLines(exampleReport()), look }, async (visited) => {
      const { page, said, asked } = visited;
      const shown = await page.locator('main').innerText();
      for (const text of ['The trail was stopped', '11 of 12 calls are explained', 'retail'])
        expect(shown).toContain(text);
      expect(await page.locator('article').count()).toBe(5);
      expect(await page.locator('svg.timeline line:not(.mark)').count()).toBe(5);
      expect(await overflow(page)).toBe(0);
      if (look.width === 390) expect(await narrowestCell(page)).toBeGreaterThan(100);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect({ said, asked }).toEqual({ said: [], asked: [] });
    });
  });

  it('is dark where the reader has it dark, and white on paper', async () => {
    const look = { width: 1_280, colours: 'dark' } as const;
    await visit(browser, { lines: reportLines(exampleReport()), look }, async ({ page }) => {
      const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(await paper()).toBe('rgb(22, 24, 29)');
      await page.emulateMedia({ media: 'print' });
      expect(await paper()).toBe('rgb(255, 255, 255)');
    });
  });

  it('prints on A4 with nothing cut off at the side, and no finding torn apart', async () => {
    // The width of a sheet of A4 at 96 dots an inch, less the margins that a browser leaves.
    const look = { width: 718, colours: 'light' } as const;
    await visit(browser, { lines: reportLines(exampleReport()), look }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      expect(await overflow(page)).toBe(0);
      const breaks = "getComputedStyle(document.querySelector('article')).breakInside";
      expect(await page.evaluate(breaks)).toBe('avoid');
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  it.each<[string, string]>(Object.entries(HOSTILE))(
    'shows what an attacker wrote into a log, and obeys none of it: %s',
    async (_, text) => {
      const look = { width: 390, colours: 'light' } as const;
      const marks = await tagsOf(browser, exampleReport());
      const found = await tagsOf(browser, spoilt(text));
      expect([...found].filter((tag) => !marks.has(tag))).toEqual([]);
      await visit(browser, { lines: reportLines(spoilt(text)), look }, async (visited) => {
        const { page, said, asked } = visited;
        expect(await page.locator('main').isVisible()).toBe(true);
        expect(await page.locator('article').count()).toBe(5);
        expect(await overflow(page)).toBe(0);
        expect({ said, asked }).toEqual({ said: [], asked: [] });
      });
    },
  );
});

/** How wide a cell of words is at least: one that is a few letters wide cannot be read. */
const narrowestCell = (page: Page): Promise<number> =>
  page.evaluate(
    "Math.min(...[...document.querySelectorAll('table:not(.matrix) td:not(.number)')].map((cell) => cell.getBoundingClientRect().width))",
  );

/** The kinds of elements of a page, with the names of their attributes. */
const tagsOf = async (browser: Browser, report: AuditReport): Promise<ReadonlySet<string>> => {
  let tags: readonly string[] = [];
  const look = { width: 390, colours: 'light' } as const;
  await visit(browser, { lines: reportLines(report), look }, async ({ page }) => {
    tags = await page.evaluate(
      "[...document.querySelectorAll('*')].flatMap(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => tagName + ' ' + name)])",
    );
  });
  return new Set(tags);
};
