import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openEventRoom } from '#test/core/usecases/histories/event-room.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runJson } from '#test/support/run-cli.ts';

const ALL = ['lift', 'event-lift', 'balance', 'reach', 'conversions', 'attribution', 'value'];

let console: OpenConsole;
beforeAll(async () => {
  const room = await openEventRoom({
    'privacy.epsilon': 5,
    'privacy.epsilonBudget': 200,
    'analyses.brand': ALL,
    experiments: {
      spring: {
        ...{ randomised: true, assignment: 'publisher.device' },
        ...{ treated: ['mobile'], control: 'desktop' },
      },
    },
  });
  console = await openConsole(room.folder);
}, 120_000);
afterAll(closeTestRooms);

/** Asks by the form, and gives the path to which the work led. */
const asked = async (measure: string, query = ''): Promise<string> => {
  const path = `/measurement/${measure}${query}`;
  const html = await console.page(path);
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .map(([, name = '', value = '']) => [name, value] as const)
    .filter(([name]) => name !== 'token' && name !== 'nonce');
  const sent = await console.post(`/measurement/${measure}`, Object.fromEntries(fields), path);
  expect(sent.status, await sent.clone().text()).toBe(303);
  const job = sent.headers.get('location') ?? '';
  return settled(job);
};

const settled = async (job: string): Promise<string> => {
  const { jobs } = console;
  const id = job.split('/').at(-1) ?? '';
  await expect.poll(() => jobs.find(id)?.ran, { timeout: 60_000 }).toBeDefined();
  expect(jobs.find(id)?.ran?.fault).toBeUndefined();
  expect(job).toBe(jobPath({ id }));
  return (await console.request(job)).headers.get('location') ?? '';
};

describe('what can be measured', () => {
  it('shows the documents of "agreement show" and "releases list"', async () => {
    await expectSameDocuments(console, '/measurement', [
      ['agreement', 'show'],
      ['releases', 'list'],
    ]);
  });

  it('offers what the agreement has, and says of the rest which lines are missing', async () => {
    const html = await console.page('/measurement');
    const linked = [...html.matchAll(/href="\/measurement\/([a-z-]+)"/g)].map(([, name]) => name);
    expect(linked).toEqual(ALL.filter((name) => name !== 'lift'));
    expect(pageTexts(html)).toContain(
      'an “outcome” of the experiment, with what counts as converted',
    );
  });

  it('says of an agreement with neither experiment nor events how to get there', async () => {
    const plain = await openConsole((await openFilledRoom()).folder);
    const html = await plain.page('/measurement');
    expect(html).toContain('Nothing can be measured under this agreement');
    expect(html).toContain('airlock agreement new');
    expect(html).toContain('experiments:');
    const refused = await plain.page('/measurement/reach', 'fr');
    expect(refused).toContain('son nom parmi vos « analyses »');
    expect(refused).not.toContain('method="post"');
  });

  it('is no page for the name of another analysis', async () => {
    expect((await console.request('/measurement/overlap')).status).toBe(404);
    expect((await console.request('/measurement/answers/0000')).status).toBe(400);
  });
});

describe('a question with its price', () => {
  it('shows the document of "ask --dry-run", and spends nothing', async () => {
    const line = ['ask', 'attribution', '--party', 'brand', '--by', 'publisher.campaign'];
    await expectSameDocuments(console, '/measurement/attribution', [
      ['agreement', 'show'],
      [...line, '--dry-run'],
    ]);
    const days = '?touch=publisher.campaign&frequency=yes&values=2';
    await expectSameDocuments(console, `/measurement/reach${days}`, [
      ['agreement', 'show'],
      [
        ...['ask', 'reach', '--party', 'brand', '--by', 'publisher.campaign', '--values', '2'],
      ].concat(['--frequency', '--dry-run']),
    ]);
    expect(await runJson('releases', 'list', '--room', console.folder)).toMatchObject({
      releases: [],
    });
  });

  it('says beside its field what is not understood, and prices nothing', async () => {
    const answer = await console.request('/measurement/reach?from=october&values=9');
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toMatch(/id="from-error"/);
    expect(html).toMatch(/id="values-error"/);
    expect(html).not.toContain('method="post"');
    const sent = await console.post('/measurement/reach', { epsilon: 'much' });
    expect([sent.status, await sent.text()]).toEqual([400, expect.stringMatching(/epsilon-error/)]);
  });

  it('is refused with the sentence of the room where it does not go together', async () => {
    const html = await console.page('/measurement/reach?values=2');
    expect(html).toContain('name an attribute of touches');
    expect(html).not.toContain('method="post"');
  });

  it('asks nothing for whoever only looks', async () => {
    const auditor = await openConsole(console.folder, { isAuditor: true });
    expect(await auditor.page('/measurement/value')).not.toContain('method="post"');
    const sent = await auditor.post('/measurement/value', {});
    expect(sent.status).toBe(403);
  });
});

describe('an answer', () => {
  it('is that of "releases show", however often its form is sent', {
    timeout: 90_000,
  }, async () => {
    const path = await asked('event-lift');
    expect(path).toMatch(/^\/measurement\/answers\/[0-9a-f]{32}$/);
    const release = path.split('/').at(-1) ?? '';
    await expectSameDocuments(console, path, [['releases', 'show', release]]);
    const html = await console.page(path);
    // So few did not convert that nothing is told of them.
    expect(pageTexts(html)).toContain(
      'mobile: nothing is told of it, as a count of it is too small.',
    );
    expect(html).toContain('of everybody in the arm');
    expect(await asked('event-lift')).toBe(path);
  });

  it('the same form twice is the same work', { timeout: 60_000 }, async () => {
    const path = '/measurement/value';
    const html = await console.page(path);
    const nonce = /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const [one, other] = [
      await console.post(path, { nonce }),
      await console.post(path, { nonce }),
    ].map(({ headers }) => headers.get('location'));
    expect(one).toBe(other);
    await settled(one ?? '');
  });

  it('to attribution stands beside those by other methods', { timeout: 90_000 }, async () => {
    const first = await asked('attribution');
    const even = '?touch=publisher.campaign&method=even';
    const second = await asked('attribution', even);
    const releases = [second, first].map((path) => path.split('/').at(-1) ?? '');
    await expectSameDocuments(
      console,
      second,
      releases.map((release) => ['releases', 'show', release]),
    );
    const said = pageTexts(await console.page(second));
    expect(said).toContain('last touch');
    expect(said).toContain('even');
    const html = await console.page(second);
    expect(html).toMatch(/href="\/measurement\/attribution\?[^"]*method=decay/);
    expect(html).not.toMatch(/href="\/measurement\/attribution\?[^"]*method=last/);
  });

  it('is listed, and read in French', { timeout: 60_000 }, async () => {
    const path = await asked('reach', '?touch=publisher.campaign&frequency=yes');
    expect(await console.page('/measurement')).toContain(`href="${path}"`);
    const said = pageTexts(await console.page(path, 'fr'));
    expect(said).toContain('Ce que cette réponse ne dit pas');
    expect(said.some((text) => text.startsWith('Personnes par nombre de contacts'))).toBe(true);
  });
});
