import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CameOf } from '#console/pages/ask/came-of.tsx';
import type { Visit } from '#console/visit.ts';
import { WORDS } from '#console/words/words.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { ReleasesDocument } from '#core/documents/releases-document.ts';
import { approveAll, closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  expectSameDocuments,
  formHeaders,
  hiddenField,
  type OpenConsole,
  openConsole,
} from '#test/support/console/open-console.ts';
import { openNoisyRoom } from '#test/support/console/open-noisy-room.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runJson } from '#test/support/run-cli.ts';

let console: OpenConsole;
beforeAll(async () => {
  console = await openConsole((await openNoisyRoom()).folder);
});
afterAll(closeTestRooms);

const SHOW = ['agreement', 'show'];
const dryRun = (...line: readonly string[]) => ['ask', ...line, '--party', 'brand', '--dry-run'];

/** Follows work until it leads somewhere. */
const ledTo = async (answer: Response, from = console): Promise<string> => {
  expect(answer.status, await answer.clone().text()).toBe(303);
  const job = answer.headers.get('location') ?? '';
  for (let look = 0; look < 200; look += 1) {
    const { status, headers } = await from.request(job);
    if (status === 303) return headers.get('location') ?? '';
    await setTimeout(50);
  }
  throw new Error(`${job} leads nowhere`);
};

const released = async (): Promise<number> => {
  const { releases } = (await runJson(
    ...['releases', 'list', '--room', console.folder],
  )) as ReleasesDocument;
  return releases.length;
};

describe('the page that asks', () => {
  it('shows the agreement and the plan of an overlap, as the commands do', () =>
    expectSameDocuments(console, '/ask', [SHOW, dryRun('overlap')]));

  it('prices attributes, filters, kinds and a lower price as the command does', () =>
    expectSameDocuments(
      console,
      '/ask?analysis=segments&by=brand.tier&by=publisher.device&where=brand.place%3Dsouth%2C+%22far%22&on=email&epsilon=0,25',
      [
        SHOW,
        dryRun(
          ...['segments', '--by', 'brand.tier,publisher.device', '--on', 'email'],
          ...['--where', 'brand.place="south, ""far"""', '--epsilon', '0.25'],
        ),
      ],
    ));

  it.each([
    ['tables', 'brand.tier,brand.place', '&by=brand.tier&by=brand.place'],
    ['rollup', 'brand.place', ''],
    ['balance', 'spring,brand.tier', '&by=brand.tier'],
  ])('prices %s, with the attributes that it needs', (analysis, by, query) =>
    expectSameDocuments(console, `/ask?analysis=${analysis}${query}`, [
      SHOW,
      dryRun(analysis, '--by', by),
    ]),
  );

  it('says price, noise and what it does to the account beforehand', async () => {
    const [, plan] = (await console.documents('/ask')) as [unknown, PlanDocument];
    const html = await console.page('/ask');
    const said = pageTexts(html);
    expect(said).toContain(`ε ${plan.epsilon}`);
    expect(said).toContain(
      `± ${plan.accuracy.noiseHalfWidth} in 95 of 100 answers, never more than ± ${plan.accuracy.noiseBound}`,
    );
    const [budget] = plan.budgets;
    expect(said).toContain(`${budget?.answers} → ${(budget?.answers ?? 0) - 1}`);
    expect(said).toContain('Ask for ε 0.5');
  });

  it('offers the analyses of the agreement alone, each with what it tells', async () => {
    const html = await console.page('/ask');
    expect(html).toContain('value="representation"');
    expect(html).toContain('Overlap: how many people are on both lists');
    const publisher = await openConsole(console.folder, { party: 'publisher' });
    expect(await publisher.page('/ask')).not.toContain('value="representation"');
  });

  it('shows values of others as texts', async () => {
    const html = await console.page('/ask?analysis=segments&by=brand.place');
    expect(html).toContain('&lt;b&gt;north&lt;/b&gt;');
    expect(html).not.toContain('<b>north');
  });

  it('says a price that is none beside its field, and asks nothing then', async () => {
    for (const epsilon of ['abc', '5']) {
      const answer = await console.request(`/ask?epsilon=${epsilon}`);
      expect(answer.status).toBe(400);
      const html = await answer.text();
      expect(html).toContain('id="epsilon-error"');
      expect(html).toContain(`value="${epsilon}"`);
      expect(html).not.toContain('method="post"');
    }
  });

  it('is there in French', async () => {
    const said = pageTexts(await console.page('/ask', 'fr'));
    expect(said).toContain('Recoupement : combien de personnes figurent sur les deux listes');
    expect(said).toContain('Poser la question pour ε = 0,5');
  });

  it('says why a question would be refused, and what to do', async () => {
    const room = await openTestRoom();
    const early = await openConsole(room.folder);
    expect(await early.page('/ask')).toContain('both parties have to approve one');
    await approveAll(room);
    const said = pageTexts(await early.page('/ask', 'fr'));
    expect(said).toContain('Une liste nécessaire n’a pas encore été livrée.');
    expect(said).toContain('Préparer votre liste');
  });

  it('leads on where nothing that counts may be asked', async () => {
    const room = await openNoisyRoom({ analyses: { brand: ['lift'], publisher: ['overlap'] } });
    const html = await (await openConsole(room.folder)).page('/ask');
    expect(html).toContain(WORDS.en.ask.nothing);
    expect(html).not.toContain('method="post"');
  });
});

describe('asking', () => {
  it('is three clicks from the first page, and leads to the answer with its match rate', async () => {
    expect(await console.page('/')).toContain('class="button primary" href="/ask"');
    const to = await ledTo(await console.post('/ask', { analysis: 'overlap' }));
    expect(to).toMatch(/^\/answers\/[0-9a-f]{32}\?job=/);
    expect(await console.page(to)).toMatch(/Match rate <strong>(?:&gt;)?\d+% of your people/);
    expect(await console.page('/ask')).toContain('Ask again, free');
  });

  it('is done once, however often the same form is sent', async () => {
    const before = await released();
    const html = await console.page('/ask?analysis=segments&by=brand.tier');
    const body = new URLSearchParams({
      ...{ token: hiddenField(html, 'token'), nonce: hiddenField(html, 'nonce') },
      ...{ analysis: 'segments', by: 'brand.tier' },
    }).toString();
    const send = () =>
      console.request('/ask', { method: 'POST', body, headers: formHeaders(body) });
    const [one, two] = [await send(), await send()];
    expect(two.headers.get('location')).toBe(one.headers.get('location'));
    await ledTo(one);
    expect(await released()).toBe(before + 1);
  });

  it('asks nothing but what was priced: what the agreement does not have is priced anew', async () => {
    const answer = await console.post('/ask', {
      ...{ analysis: 'segments', by: 'brand.tier', where: 'brand.tier=bronze' },
    });
    expect(answer.headers.get('location')).toBe('/ask?analysis=segments&by=brand.tier');
  });

  it('shows a refusal where it was chosen, in both languages', async () => {
    const publisher = await openConsole(console.folder, { party: 'publisher' });
    const sent = await publisher.post('/ask', { analysis: 'segments', by: 'brand.tier' });
    const to = await ledTo(sent, publisher);
    expect(to).toMatch(/^\/ask\?analysis=segments&by=brand.tier&job=/);
    const said = pageTexts(await publisher.page(to, 'fr'));
    expect(said).toContain(WORDS.fr.ask.wasRefused);
    expect(said).toContain(WORDS.fr.reasons['analysis-not-allowed']);
    expect(await publisher.page(to)).toContain('Refused (analysis-not-allowed)');
  });

  it('says of one that still runs that it is paid', () => {
    const document = { kind: 'pending', release: 'ab'.repeat(16) };
    const visit = {
      words: WORDS.fr,
      jobs: { find: () => ({ ran: { document } }) },
    } as unknown as Visit;
    expect(String(CameOf({ visit, job: 'one' }))).toContain(WORDS.fr.ask.pendingSays);
    expect(CameOf({ visit, job: undefined })).toBeNull();
  });

  it('is not for auditors', async () => {
    const auditor = await openConsole(console.folder, { isAuditor: true });
    expect(await auditor.page('/ask')).toContain(WORDS.en.ask.auditor);
    const token = hiddenField(await console.page('/ask'), 'token');
    const body = new URLSearchParams({ token, analysis: 'overlap' }).toString();
    const answer = await auditor.request('/ask', {
      ...{ method: 'POST', body, headers: formHeaders(body) },
    });
    expect(answer.status).toBe(403);
  });
});
