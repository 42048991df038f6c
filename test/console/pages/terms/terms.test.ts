import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ApproveForm } from '#console/pages/terms/approve-form.tsx';
import { Standing } from '#console/pages/terms/standing.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  expectSameDocuments,
  formHeaders,
  hiddenField,
  type OpenConsole,
  openConsole,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runJson } from '#test/support/run-cli.ts';

afterEach(closeTestRooms);

const SHOWN = [['agreement', 'show'], ['status']];

/** A room in which nobody approved anything yet. */
const openNew = async (): Promise<OpenConsole> => openConsole((await openTestRoom()).folder);

/** A room with an agreement in force, and with what the publisher proposed in its place. */
const openProposed = async (sections: Record<string, unknown>): Promise<OpenConsole> => {
  const room = await openTestRoom();
  await approveAll(room);
  await propose(room.folder, sections);
  return openConsole(room.folder);
};

const propose = async (folder: string, sections: Record<string, unknown>): Promise<void> => {
  const file = join(folder, 'proposal.yaml');
  await writeFile(file, stringify({ ...agreementDocument(), ...sections }));
  await runJson('agreement', 'propose', file, '--room', folder, '--party', 'publisher');
};

const statusOf = async ({ folder }: OpenConsole): Promise<StatusDocument> =>
  (await runJson('status', '--room', folder)) as unknown as StatusDocument;

const approvedIn = async (console: OpenConsole): Promise<readonly string[]> =>
  (await statusOf(console)).approvals.flatMap(({ party, approved }) => (approved ? [party] : []));

const digestOn = async (console: OpenConsole): Promise<string> =>
  hiddenField(await console.page('/terms'), 'digest');

describe('the page of the terms', () => {
  it('shows the documents of "airlock agreement show" and "airlock status"', async () => {
    await expectSameDocuments(await openNew(), '/terms', SHOWN);
  });

  it('says what each number means, in each language', async () => {
    const console = await openNew();
    const english = pageTexts(await console.page('/terms'));
    expect(english).toContain('A count that comes out describes 50 people or more.');
    expect(english).toContain('An answer goes after 365 days.');
    expect(english).toContain('May ask');
    const french = pageTexts(await console.page('/terms', 'fr'));
    expect(french).toContain('Tout effectif communiqué décrit au moins 50 personnes.');
    expect(french).toContain('Une réponse est supprimée au bout de 365 jours.');
    expect(french).toContain('la taille du recouvrement');
  });

  it('says how people are matched by points, and that files are sealed', async () => {
    const table = { table: 'airlock-default-1', digest: POINTS, total: 116, personal: 30, cap: 50 };
    const agreement = testAgreement({ airlock: 2, match: table, drops: { sealed: true } });
    const console = await openConsole((await openTestRoom({ agreement })).folder);
    const said = pageTexts(await console.page('/terms')).join('\n');
    expect(said).toMatch(/from 11\.6 bits on, 3 of them by given name and birth date/);
    expect(said).toMatch(/Sealed: what stands in them is keyed/);
    expect(await (await openNew()).page('/terms')).toContain('Not sealed: identifiers are hashed');
  });

  it('marks what a proposal weakens, says why, and what it means for lists', async () => {
    const console = await openProposed({
      privacy: { ...TEST_TERMS, epsilonBudget: 20, k: 60 },
      datasets: {
        brand: { customers: { attributes: { tier: ['gold', 'unknown'] } } },
        publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
      },
    });
    await expectSameDocuments(console, '/terms', SHOWN);
    const html = await console.page('/terms');
    const said = pageTexts(html);
    expect(said).toContain('3 changes, of which 1 makes the protection of people weaker.');
    expect(said).toContain('all answers together may tell more about a person');
    expect(html).toContain('privacy.<wbr/>epsilonBudget');
    expect(html).toMatch(/<span lang="en">brand.customers in the room was delivered/);
    const french = pageTexts(await console.page('/terms', 'fr'));
    expect(french).toContain('3 changements, dont 1 affaiblit la protection des personnes.');
    expect(french).toContain('toutes les réponses ensemble peuvent en dire plus sur une personne');
  });

  it('shows texts of the other party as texts', async () => {
    const purpose = 'Count <script>alert(1)</script> "><img src=x onerror=alert(1)> \u202eereh';
    const html = await (await openProposed({ purpose })).page('/terms');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|\u202e/);
  });

  it('has no form and no way to propose for whoever only reads', async () => {
    const { folder } = await openNew();
    const auditor = await openConsole(folder, { isAuditor: true });
    const html = await auditor.page('/terms');
    expect(html).not.toMatch(/<form|\/terms\/propose|#approve/);
    const refused = await auditor.post('/terms/approve', { typed: '', digest: '' }, '/terms');
    expect(refused.status).toBe(403);
    expect(await approvedIn(auditor)).toEqual([]);
  });
});

/** The digest of the table of points that comes with the room. */
const POINTS = 'fe1db5f2622865ab8374061796c108c215332379e1f627dd57d380df0f3592c8';

describe('an approval', () => {
  it('takes the first characters of the digest, and leads back to a page that says so', async () => {
    const console = await openNew();
    const digest = await digestOn(console);
    const typed = ` ${digest.slice(0, 8).toUpperCase()} `;
    const answer = await console.post('/terms/approve', { typed, digest }, '/terms');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/terms?said=approved']);
    expect(await approvedIn(console)).toEqual(['brand']);
    const html = await console.page('/terms?said=approved');
    expect(pageTexts(html)).toContain('You approved the agreement on the table.');
    expect(pageTexts(html)).toContain('It waits for publisher now.');
    expect(html).not.toContain('action="/terms/approve"');
  });

  it('sent twice is one approval', async () => {
    const console = await openNew();
    const html = await console.page('/terms');
    const digest = hiddenField(html, 'digest');
    const hidden = { token: hiddenField(html, 'token'), nonce: hiddenField(html, 'nonce') };
    const body = String(new URLSearchParams({ ...hidden, digest, typed: digest.slice(0, 8) }));
    const send = () =>
      console.request('/terms/approve', { method: 'POST', body, headers: formHeaders(body) });
    expect((await send()).status).toBe(303);
    const before = await runJson('ledger', 'list', '--room', console.folder);
    expect((await send()).status).toBe(303);
    expect(await runJson('ledger', 'list', '--room', console.folder)).toEqual(before);
  });

  it.each(['', '0000000', 'zzzzzzzz'])('is refused beside its field: "%s"', async (typed) => {
    const console = await openNew();
    const digest = await digestOn(console);
    const answer = await console.post('/terms/approve', { typed, digest }, '/terms');
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('id="typed-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(await approvedIn(console)).toEqual([]);
  });

  it('is of what was shown: what was proposed meanwhile is not approved by it', async () => {
    const console = await openNew();
    const digest = await digestOn(console);
    await propose(console.folder, { purpose: 'Count people for another purpose altogether.' });
    const form = { typed: digest.slice(0, 8), digest };
    const answer = await console.post('/terms/approve', form, '/terms');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('href="/terms"');
    expect(await approvedIn(console)).toEqual([]);
  });

  it('is not said to be done because an address says so', async () => {
    const console = await openNew();
    expect(await console.page('/terms?said=approved')).not.toContain('alert success');
    expect(await console.page('/terms?said=proposed')).not.toContain('alert success');
  });
});

describe('a deployed room', () => {
  const [code, other] = ['c'.repeat(64), 'd'.repeat(64)];
  const visit = {
    ...{ party: 'brand', words: WORDS.en, formats: FORMATS.en, isAuditor: false },
    ...{ formToken: 'token', newNonce: () => 'nonce' },
  } as unknown as Visit;

  it('shows whose approval is of other code than it runs', () => {
    const status = {
      ...{ agreement: 'a'.repeat(64), inForce: 'a'.repeat(64), code },
      approvals: [
        { party: 'brand', approved: true, code: other },
        { party: 'publisher', approved: true, code },
      ],
    } as unknown as StatusDocument;
    const said = pageTexts(`<body>${Standing({ visit, status })}`);
    expect(said.filter((text) => text === 'approved')).toHaveLength(3);
    expect(said).toContain('other code approved');
    expect(said).toContain('Go to the approval');
  });

  it('has the code approved that the page names', () => {
    const html = String(ApproveForm({ visit, digest: 'a'.repeat(64), code }));
    expect(hiddenField(html, 'code')).toBe(code);
    expect(pageTexts(`<body>${html}`)).toContain(WORDS.en.terms.approveCode);
  });
});
