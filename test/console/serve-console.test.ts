import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveConsole } from '#console/serve-console.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { expectRefused } from '#test/support/run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = (await openTestRoom()).folder;
});
afterAll(closeTestRooms);

/** Serves until the signal; answers the address that lets somebody in, and why it stopped. */
const serve = async (idleMs: number) => {
  const interrupt = new AbortController();
  const { promise: door, resolve } = Promise.withResolvers<string>();
  const stopped = serveConsole({
    terms: { room: { room: folder }, party: 'brand', isAuditor: false, files: folder },
    ...{ port: 0, idleMs, interrupted: interrupt.signal },
    onOpen: (address) => resolve(address.door),
  });
  return { door: await door, stopped, interrupt };
};

it('a browser comes in by the printed address, and the console stops when it is told to', async () => {
  const { door, stopped, interrupt } = await serve(60_000);
  const opened = await fetch(door, { redirect: 'manual' });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', door), { headers: { cookie } });
  expect(await page.text()).toContain('test-room');
  expect((await fetch(new URL('/', door))).status).toBe(403);
  interrupt.abort();
  expect(await stopped).toBe('interrupted');
  await expect(fetch(door)).rejects.toThrow('fetch failed');
});

it('who looks ahead at the printed address does not use it up', async () => {
  const { door, stopped, interrupt } = await serve(60_000);
  const ahead = await fetch(door, { method: 'HEAD', redirect: 'manual' });
  expect(ahead.headers.getSetCookie()).toEqual([]);
  const opened = await fetch(door, { redirect: 'manual' });
  expect(opened.headers.getSetCookie()).toHaveLength(1);
  interrupt.abort();
  await stopped;
});

it('it stops by itself when nobody uses it', async () => {
  const { stopped } = await serve(1);
  expect(await stopped).toBe('idle');
});

it.each<[string, readonly string[], RegExp]>([
  ['a party that the room does not know', ['--party', 'nobody'], /knows no party "nobody"/],
  ['a folder that is not there', ['--party', 'brand', '--files', '/nowhere'], /is no folder/],
  ['a port that none can be', ['--party', 'brand', '--port', '70000'], /up to 65535/],
  ['a wait of no time', ['--party', 'brand', '--idle', '0'], /a minute at least/],
])('%s is refused before anything is served', (_, options, says) =>
  expectRefused(['console', '--room', folder, ...options], { code: 2, says }),
);
