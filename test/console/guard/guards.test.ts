import { expect, it } from 'vitest';
import { MAX_FORM_BYTES } from '#console/guard/body-limit.ts';
import { formPage } from '#test/support/console/form-page.tsx';
import { formHeaders, hiddenField, openConsole } from '#test/support/console/open-console.ts';

/** No page of these tests opens a room. */
const NO_ROOM = 'nowhere';

const opened = async (isAuditor = false) => {
  const { page, taken } = formPage();
  const console = await openConsole(NO_ROOM, { pages: [page], isAuditor });
  const html = await console.page('/form');
  const body = `token=${hiddenField(html, 'token')}&nonce=${hiddenField(html, 'nonce')}`;
  const send = (headers: Record<string, string> = {}, text = body) =>
    console.request('/form', {
      method: 'POST',
      body: text,
      headers: { ...formHeaders(text), ...headers },
    });
  return { console, html, body, send, taken };
};

it('a form of this session is taken', async () => {
  const { send, taken } = await opened();
  expect((await send()).status).toBe(303);
  expect(taken()).toBe(1);
});

it.each<[string, Record<string, string>]>([
  ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['of another port of this machine', { origin: 'http://127.0.0.1:8080' }],
  ['of a page that hides where it is', { origin: 'null' }],
  ['that the browser says another site sent', { 'sec-fetch-site': 'cross-site' }],
  ['to another name of this machine', { host: 'evil.example:4242' }],
  ['without the cookie', { cookie: '' }],
  ['with the cookie of another session', { cookie: 'airlock-4242=AAAA' }],
  ['that is no form', { 'content-type': 'application/json' }],
  ['that is too long', { 'content-length': String(MAX_FORM_BYTES + 1) }],
  ['that does not say how long it is', { 'content-length': 'chunked' }],
])('a form %s is refused, and nothing is done', async (_, headers) => {
  const { send, taken } = await opened();
  expect((await send(headers)).status).toBe(403);
  expect(taken()).toBe(0);
});

it.each(['', 'token=', 'token=AAAA', 'nonce=1'])(
  'a form "%s" without its token is refused',
  async (body) => {
    const { send, taken } = await opened();
    expect((await send({}, body)).status).toBe(403);
    expect(taken()).toBe(0);
  },
);

it('a method that is neither reading nor a form is refused', async () => {
  const { console, taken } = await opened();
  const { status } = await console.request('/form', { method: 'PUT', headers: formHeaders('') });
  expect([status, taken()]).toEqual([403, 0]);
});

it('an auditor sees no form, and none is taken', async () => {
  const [auditor, other] = [await opened(true), await opened()];
  expect(auditor.html).not.toContain('<form');
  expect(other.html).toContain('<form');
  const answer = await auditor.send();
  expect([answer.status, auditor.taken()]).toEqual([403, 0]);
  expect(await answer.text()).toContain('This console only reads');
});

it('whoever was not let in sees neither the room nor its pages', async () => {
  const { console } = await opened();
  const answer = await console.request('/form', { headers: { cookie: '' } });
  const html = await answer.text();
  expect(answer.status).toBe(403);
  expect(html).toContain('it works once');
  expect(html).not.toContain('brand');
  expect(html).not.toContain(NO_ROOM);
});

it('the address that opens the console works once', async () => {
  const { console } = await opened();
  const again = await console.request(`/open?token=${console.token}`, { headers: { cookie: '' } });
  expect(again.headers.get('set-cookie')).toBeNull();
});

it('every answer forbids scripts, frames, copies and being read by other sites', async () => {
  const { console } = await opened();
  for (const path of ['/form', '/nowhere', '/open?token=x']) {
    const { headers } = await console.request(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

it('a page that is not there says so, and leads back', async () => {
  const { console } = await opened();
  const answer = await console.request('/nowhere');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no such page');
});
