import { expect, it } from 'vitest';
import { z } from 'zod';
import { jobsPage } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { ReadingForm } from '#console/parts/form.tsx';
import { type ReadForm, readQuery } from '#console/read-form.ts';
import { formPage } from '#test/support/console/form-page.tsx';
import { formHeaders, hiddenField, openConsole } from '#test/support/console/open-console.ts';

const opened = async () => {
  const { page, taken } = formPage();
  return { console: await openConsole('nowhere', { pages: [page, jobsPage] }), taken };
};

it('a form leads to its work, which shows what came of it as text', async () => {
  const { console, taken } = await opened();
  const { status, headers } = await console.post('/form', { name: '<b>&' });
  expect(status).toBe(303);
  const html = await console.page(headers.get('location') ?? '');
  expect(html).toContain(
    '{&quot;kind&quot;:&quot;taken&quot;,&quot;name&quot;:&quot;&lt;b&gt;&amp;&quot;}',
  );
  expect(taken()).toBe(1);
});

it('a field that was left empty is left out', async () => {
  const { console } = await opened();
  const { headers } = await console.post('/form', { name: '' });
  expect(await console.page(headers.get('location') ?? '')).toContain(
    '{&quot;kind&quot;:&quot;taken&quot;}',
  );
});

it('the same form sent twice is the same work, and is done once', async () => {
  const { console, taken } = await opened();
  const html = await console.page('/form');
  const body = `token=${hiddenField(html, 'token')}&nonce=${hiddenField(html, 'nonce')}`;
  const send = () => console.request('/form', { method: 'POST', body, headers: formHeaders(body) });
  const [one, two] = [await send(), await send()];
  expect(one.headers.get('location')).toBe(two.headers.get('location'));
  expect(taken()).toBe(1);
  const other = await console.post('/form', {});
  expect(other.headers.get('location')).not.toBe(one.headers.get('location'));
});

it('the same form with other words, as after going back to it, is other work', async () => {
  const { console, taken } = await opened();
  const html = await console.page('/form');
  const send = (name: string) => {
    const body = `token=${hiddenField(html, 'token')}&nonce=${hiddenField(html, 'nonce')}&name=${name}`;
    return console.request('/form', { method: 'POST', body, headers: formHeaders(body) });
  };
  const [one, two] = [await send('one'), await send('two')];
  expect(two.headers.get('location')).not.toBe(one.headers.get('location'));
  expect(await console.page(two.headers.get('location') ?? '')).toContain('two');
  expect(taken()).toBe(2);
});

it('a field that is wrong is named beside it, and nothing is done', async () => {
  const { console, taken } = await opened();
  const answer = await console.post('/form', { name: 'much too long' });
  const html = await answer.text();
  expect(answer.status).toBe(400);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('<span class="fault" id="name-error">This is not understood');
  expect(taken()).toBe(0);
});

it('a field that the form does not have is refused', async () => {
  const { console, taken } = await opened();
  expect((await console.post('/form', { other: 'x' })).status).toBe(400);
  expect(taken()).toBe(0);
});

it('an address is read as strictly, but for what every page takes', async () => {
  const read: ReadForm<object>[] = [];
  const schema = z.strictObject({
    by: z.array(z.string()).optional(),
    last: z.string().optional(),
  });
  const page: Page = {
    path: '/q',
    title: () => '',
    routes: (routes) => {
      routes.get('/', (c) => {
        read.push(readQuery(c, schema));
        return c.html(String(ReadingForm({ action: '/q', children: 'x' })));
      });
    },
  };
  const console = await openConsole('nowhere', { pages: [page] });
  const answer = await console.request('/q?by=a&by=b&last=&lang=fr&format=json');
  expect(await answer.text()).toBe('<form method="get" action="/q">x</form>');
  await console.request('/q?other=1');
  expect(read[0]?.form).toEqual({ by: ['a', 'b'] });
  expect(read[1]?.wrong).toBeDefined();
});

it('a form that comes without its name is taken for no other one', async () => {
  const { console, taken } = await opened();
  const token = hiddenField(await console.page('/form'), 'token');
  const body = `token=${token}&name=one`;
  const send = () => console.request('/form', { method: 'POST', body, headers: formHeaders(body) });
  const [one, two] = [await send(), await send()];
  expect(two.headers.get('location')).not.toBe(one.headers.get('location'));
  expect(taken()).toBe(2);
});
