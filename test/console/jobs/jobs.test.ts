import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { type Jobs, openJobs, type Work } from '#console/jobs/jobs.ts';
import { jobsPage } from '#console/jobs/jobs-routes.tsx';
import type { Ran } from '#console/run-command.ts';
import { openConsole } from '#test/support/console/open-console.ts';

interface Done {
  readonly kind: 'done';
}

const newJobs = (): Jobs =>
  openJobs({ now: () => new Date(0), randomness: { bytes: (count) => randomBytes(count) } });

const workOf = (run: Work<Done>['run'], nonce = 'form-1'): Work<Done> => ({
  ...{ nonce, run, title: () => 'Asking' },
  outcome: { to: ({ kind }) => `/answers/${kind}` },
});

const DONE: Ran<Done> = { document: { kind: 'done' } };

it('work goes on by itself, and leads to what came of it', async () => {
  const jobs = newJobs();
  const job = jobs.start(workOf(async () => DONE));
  expect(jobs.isAtWork).toBe(true);
  await setImmediate();
  expect(jobs.find(job.id)).toMatchObject({ ran: DONE, to: '/answers/done' });
  expect(jobs.isAtWork).toBe(false);
});

it('the same form twice is the same work, and is done once', async () => {
  const jobs = newJobs();
  const run = vi.fn(async () => DONE);
  const [one, two] = [jobs.start(workOf(run)), jobs.start(workOf(run))];
  await setImmediate();
  expect(jobs.start(workOf(run)).id).toBe(one.id);
  expect([two.id, run.mock.calls.length]).toEqual([one.id, 1]);
  expect(jobs.start(workOf(run, 'form-2')).id).not.toBe(one.id);
});

it('what breaks is told by its class, and ends nothing else', async () => {
  const jobs = newJobs();
  const job = jobs.start(workOf(() => Promise.reject(new TypeError('jane.doe@example.org'))));
  await setImmediate();
  expect(jobs.find(job.id)?.ran?.fault?.message).toContain('TypeError');
  expect(JSON.stringify(jobs.find(job.id))).not.toContain('jane');
});

it('the oldest that ended are forgotten, and none that runs', async () => {
  const jobs = newJobs();
  const running = jobs.start(workOf(() => new Promise(() => {}), 'running'));
  const ended = jobs.start(workOf(async () => DONE, 'ended'));
  await setImmediate();
  for (let each = 0; each < 120; each += 1) {
    jobs.start(workOf(async () => DONE, `form-${each}`));
    await setImmediate();
  }
  expect(jobs.find(running.id)).toBeDefined();
  expect(jobs.find(ended.id)).toBeUndefined();
});

it('the page of work looks again while it runs, and then leads on', async () => {
  const console = await openConsole('nowhere', { pages: [jobsPage] });
  let finish: (ran: Ran<Done>) => void = () => {};
  const { id } = console.jobs.start(
    workOf((onNote) => {
      onNote('<b>10 rows</b>');
      return new Promise((resolve) => {
        finish = resolve;
      });
    }),
  );
  const html = await console.page(`/jobs/${id}`);
  expect(html).toContain('http-equiv="refresh"');
  expect(html).toContain('Under way');
  expect(html).toContain('&lt;b&gt;10 rows&lt;/b&gt;');
  finish(DONE);
  await setImmediate();
  const { status, headers } = await console.request(`/jobs/${id}`);
  expect([status, headers.get('location')]).toEqual([303, '/answers/done']);
});

it('the page of work shows how far it is, and where it failed what can be done', async () => {
  const console = await openConsole('nowhere', { pages: [jobsPage] });
  let fail: (ran: Ran<Done>) => void = () => {};
  const { id } = console.jobs.start({
    ...workOf((_, onProgress) => {
      onProgress('10 % read');
      onProgress('20 % read');
      return new Promise((resolve) => {
        fail = resolve;
      });
    }),
    instead: ({ words }) => words.shared.toHome,
  });
  const html = await console.page(`/jobs/${id}`);
  expect(html).toContain('<span lang="en">20 % read</span>');
  expect(html).not.toContain('10 % read');
  fail({ fault: { code: 'input', message: 'Torn.', exit: 2 } });
  await setImmediate();
  expect(await console.page(`/jobs/${id}`)).toContain('Go to the overview');
  expect(console.jobs.startedBy('form-1')?.id).toBe(id);
});

it('the page of work that failed says why and stays', async () => {
  const console = await openConsole('nowhere', { pages: [jobsPage] });
  const fault = { code: 'refused', reason: 'room-frozen', message: 'Spent.', exit: 3 } as const;
  const { id } = console.jobs.start(workOf(async () => ({ fault })));
  await setImmediate();
  const html = await console.page(`/jobs/${id}`, 'fr');
  expect(html).toContain('La salle est gelée');
  expect(html).toContain('<span lang="en">Spent.</span>');
  expect(html).not.toContain('http-equiv="refresh"');
});

it('work that is not known is said to be so', async () => {
  const console = await openConsole('nowhere', { pages: [jobsPage] });
  expect((await console.request('/jobs/x')).status).toBe(404);
});
