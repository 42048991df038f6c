import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperView } from '#console/pages/governance/paper.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { WORDS } from '#console/words/words.ts';
import {
  GOVERNANCE_DOCUMENTS,
  type GovernanceDocument,
} from '#core/documents/governance-document.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

let console: OpenConsole;
beforeAll(async () => {
  console = await openConsole((await openFilledRoom()).folder);
}, 120_000);
afterAll(closeTestRooms);

/** Without the minute in which it was written. */
const lasting = (document: unknown) => ({ ...(document as GovernanceDocument), at: '' });

describe.each(GOVERNANCE_DOCUMENTS)('the document %s', (name) => {
  const path = `/governance/documents/${name}`;

  it('is what the command writes, and small enough to be sent', async () => {
    const printed = await runJson(name, '--room', console.folder);
    expect(lasting(await console.documents(path))).toEqual(lasting(printed));
    expect(Buffer.byteLength(await console.page(path))).toBeLessThan(60_000);
  });

  it.each([
    ['html', /^<!doctype html>/],
    ['md', /^# /],
    ['json', /^\{"kind":"governance-document"/],
  ])('can be kept as %s under a safe name', async (form, begins) => {
    const kept = await console.request(`${path}/file?form=${form}`);
    expect(kept.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="airlock-[a-z0-9-]+-${name}-[a-z0-9-]+\\.${form}"$`),
    );
    expect(await kept.text()).toMatch(begins);
  });

  it('is read by whoever only looks', async () => {
    const auditor = await openConsole(console.folder, { isAuditor: true });
    expect((await auditor.request(path)).status).toBe(200);
  });
});

it('writes the notice in the language of the reader, or in the other', async () => {
  const path = '/governance/documents/notice';
  expect(await console.page(path, 'fr')).toContain('<article class="box" lang="fr"');
  expect(await console.page(`${path}?language=en`, 'fr')).toContain('lang="en"');
});

it('reads no file that is not in the folder, and says which word of the room refuses one that is', async () => {
  const path = '/governance/documents/dpia';
  for (const audit of ['../room.json', '/etc/passwd', 'absent.json']) {
    const answer = await console.request(`${path}?audit=${encodeURIComponent(audit)}`);
    expect(answer.status).toBe(400);
    const file = `${path}/file?form=md&audit=${encodeURIComponent(audit)}`;
    expect((await console.request(file)).status).toBe(303);
  }
  await writeFile(join(console.folder, 'no-audit.json'), '{}');
  const answer = await console.request(`${path}?audit=no-audit.json`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<span lang="en">');
});

it('shows texts of others as texts', async () => {
  const hostile = '<script>alert(1)</script>\u202e"><img src=x onerror=alert(1)>';
  const paper = {
    ...((await console.documents('/governance/documents/records')) as GovernanceDocument),
    title: hostile,
    sections: [
      {
        ...{ heading: hostile, law: hostile },
        blocks: [
          { type: 'text', text: hostile },
          { type: 'items', items: [hostile] },
          { type: 'table', heads: [hostile], rows: [[hostile]] },
          { type: 'gap', missing: hostile },
        ],
      },
    ],
  } as GovernanceDocument;
  const visit = { words: WORDS.en, reads: 'en' } as Visit;
  const html = visibleHtml(String(PaperView({ visit, paper, address: () => '/' })));
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<img|\u202e/);
});
