import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerView } from '#console/pages/answers/answer.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { ReleasesDocument } from '#core/documents/releases-document.ts';
import { ask, closeTestRooms, deliver, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
} from '#test/support/console/open-console.ts';
import { noisyRows, openNoisyRoom } from '#test/support/console/open-noisy-room.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runCli } from '#test/support/run-cli.ts';

let console: OpenConsole;
/** The names of the answers by their analyses, the newest of each. */
let names: Readonly<Record<string, string>>;

beforeAll(async () => {
  const room = await openNoisyRoom();
  await ask(room, 'brand', { analysis: 'overlap' });
  await deliver(room, 'brand', noisyRows(800));
  await ask(room, 'brand', { analysis: 'overlap' });
  await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier', 'publisher.device'] });
  await ask(room, 'brand', { analysis: 'tables', by: ['brand.tier', 'brand.place'] });
  await ask(room, 'brand', { analysis: 'rollup', by: ['brand.place'] });
  await ask(room, 'brand', {
    ...{ analysis: 'representation', by: ['brand.tier'] },
    where: { 'publisher.device': ['mobile'] },
  });
  await ask(room, 'brand', { analysis: 'balance', by: ['spring', 'brand.tier'] });
  console = await openConsole(room.folder);
  const { releases } = (await console.documents('/answers')) as ReleasesDocument;
  names = Object.fromEntries(releases.map(({ analysis, release }) => [analysis, release]));
});
afterAll(closeTestRooms);

const nameOf = (analysis: string): string => names[analysis] ?? '';

describe('the list of answers', () => {
  it('shows the document of "airlock releases list", the newest first', async () => {
    await expectSameDocuments(console, '/answers', [['releases', 'list']]);
    const html = await console.page('/answers');
    expect(html.indexOf(nameOf('balance'))).toBeLessThan(html.indexOf(nameOf('overlap')));
    expect(pageTexts(html)).toContain('1 of 1');
  });

  it('says where to begin where there is none', async () => {
    const quiet = await openConsole((await openTestRoom()).folder);
    const html = await quiet.page('/answers');
    expect(html).toContain(WORDS.en.answers.none);
    expect(html).toContain('href="/ask"');
  });

  it('takes no page that is none', async () => {
    expect((await console.request('/answers?page=0')).status).toBe(400);
    expect((await console.request('/answers?page=2')).status).toBe(200);
  });
});

describe('an answer', () => {
  it.each(['overlap', 'segments', 'tables', 'rollup', 'representation', 'balance'])(
    'to %s shows the documents of "airlock releases show", in both languages',
    async (analysis) => {
      const name = nameOf(analysis);
      await expectSameDocuments(console, `/answers/${name}`, [
        ['releases', 'show', name],
        ['releases', 'show', name, '--trend'],
      ]);
      for (const language of ['en', 'fr'] as const) {
        const html = await console.page(`/answers/${name}`, language);
        expect(html).toContain(WORDS[language].answers.meaning);
        expect(html).not.toMatch(/undefined|NaN|\[object|<b>north/);
        expect(Buffer.byteLength(html)).toBeLessThan(60_000);
      }
    },
  );

  it('is a number with how far off it is, and a line over the versions that were asked about', async () => {
    const [{ cells, noiseHalfWidth }] = (await console.documents(
      `/answers/${nameOf('overlap')}`,
    )) as [AnswerDocument];
    const [cell] = cells;
    const people = cell?.outcome === 'released' ? cell.people : 0;
    const html = await console.page(`/answers/${nameOf('overlap')}`);
    expect(html).toContain(`<p class="figure">${people} ± ${noiseHalfWidth}</p>`);
    expect(html).toContain('<svg class="lines"');
    expect(html).toContain(WORDS.en.answers.rateHint);
  });

  it('by two attributes that cross is a heat table, which says what is suppressed and why', async () => {
    const html = await console.page(`/answers/${nameOf('segments')}`);
    expect(html).toContain('<table class="heat">');
    expect(html).toMatch(/<td class="number untold">suppressed/);
    expect(html).toContain('too small with its noise');
  });

  it('can be asked again from its page, which costs nothing', async () => {
    const html = await console.page(`/answers/${nameOf('representation')}`);
    const again = /href="(\/ask\?[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const [, plan] = (await console.documents(again)) as [unknown, PlanDocument];
    expect(plan).toMatchObject({ kind: 'plan', epsilon: 0 });
  });

  it('that is not there leads to all that are', async () => {
    const answer = await console.request(`/answers/${'0'.repeat(32)}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toContain('<a href="/answers">');
  });

  it('of which all is suppressed says what to do', async () => {
    const name = nameOf('segments');
    const [answer] = (await console.documents(`/answers/${name}`)) as [AnswerDocument];
    const none: AnswerDocument = {
      ...answer,
      cells: answer.cells.map(({ by }) => ({
        ...{ by, outcome: 'suppressed', reason: 'below-noisy-threshold' },
      })),
    };
    const html = viewOf(none);
    for (const says of ['allSuppressed', 'tryFewer', 'tryMore', 'tryLarger'] as const)
      expect(html).toContain(WORDS.en.answers[says]);
    expect(html).not.toContain('<table class="heat">');
  });

  it('shows names and values of others as texts', async () => {
    const [answer] = (await console.documents(`/answers/${nameOf('tables')}`)) as [AnswerDocument];
    const hostile = '<script>alert(1)</script>\u202e"><img src=x onerror=alert(1)>';
    const spoilt = {
      ...answer,
      cells: answer.cells.map((cell) => ({
        ...cell,
        by: Object.fromEntries(Object.keys(cell.by).map((name) => [`${name}${hostile}`, hostile])),
      })),
    };
    const html = viewOf(spoilt);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|\u202e/);
  });

  it('has the match rate of the question by which it was asked, and of no other', async () => {
    const other = await console.page(`/answers/${nameOf('overlap')}?job=none`);
    expect(other).not.toContain('of your people');
  });
});

const viewOf = (answer: AnswerDocument): string => {
  const visit = { words: WORDS.en, formats: FORMATS.en, pages: [] } as unknown as Visit;
  const trend = { document: { kind: 'trend', answers: [answer] } };
  return visibleHtml(String(AnswerView({ visit, answer, trend })));
};

describe('an export', () => {
  it.each(['csv', 'html', 'vega'] as const)('as %s is what the command writes', async (form) => {
    const name = nameOf('segments');
    const answer = await console.request(`/answers/${name}/${form}`);
    const { out } = await runCli('releases', 'show', name, `--${form}`, '--room', console.folder);
    const text = (await answer.text()).replaceAll('\r\n', '\n').replace('\ufeff', '');
    expect(text.trim()).toBe(out.trim());
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="airlock-answer-[0-9a-f]{32}\.(csv|html|vega\.json)"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('as JSON is what the command prints', async () => {
    const name = nameOf('overlap');
    const answer = await console.request(`/answers/${name}/json`);
    const { out } = await runCli('releases', 'show', name, '--json', '--room', console.folder);
    expect(await answer.text()).toBe(out);
  });

  it('in no other form is there, nor of an answer that is not', async () => {
    expect((await console.request(`/answers/${nameOf('overlap')}/exe`)).status).toBe(404);
    const missing = await console.request(`/answers/${'0'.repeat(32)}/csv`);
    expect(missing.status).toBeGreaterThanOrEqual(400);
    expect(missing.headers.get('content-disposition')).toBeNull();
  });
});
