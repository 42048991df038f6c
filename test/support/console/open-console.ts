import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { consoleApp, DOOR } from '#console/console-app.tsx';
import { openSessions } from '#console/guard/session.ts';
import { type Jobs, openJobs } from '#console/jobs/jobs.ts';
import type { Page } from '#console/page.ts';
import { PAGES } from '#console/pages.ts';
import type { ConsoleTerms } from '#console/visit.ts';
import type { Language } from '#console/words/language.ts';
import { ask, fillRoom, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { runJson } from '#test/support/run-cli.ts';

/** On which a console of a test would listen. */
const PORT = 4_242;

/** What requests of a browser to this console name. */
const ORIGIN = `http://127.0.0.1:${PORT}`;

/** A console that answers without a socket, to a browser that was let in. */
export interface OpenConsole {
  /** The folder of its room. */
  readonly folder: string;
  readonly jobs: Jobs;
  /** The token of its address, which is used up. */
  readonly token: string;
  /** As a browser that was let in asks; other headers replace those. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The page in that language. */
  page(path: string, language?: Language): Promise<string>;
  /** The documents that the page shows: one, or a list. */
  documents(path: string): Promise<unknown>;
  /** Sends a form as the page of that path has it, its token and nonce included. */
  post(path: string, fields: Readonly<Record<string, string>>, from?: string): Promise<Response>;
}

/** What is another than usual: the brand, which may write, with all pages. */
interface Unusual extends Partial<ConsoleTerms> {
  readonly pages?: readonly Page[];
}

/** A room with both lists, both approvals and one answer of the brand: `afterEach(closeTestRooms)`. */
export const openFilledRoom = async (): Promise<TestRoom> => {
  const room = await openTestRoom();
  await fillRoom(room);
  const answer = await ask(room, 'brand', { analysis: 'overlap' });
  if (answer.outcome !== 'released') throw new Error(answer.reason);
  return room;
};

/** Opens the console on the folder of a room, and goes in. */
export const openConsole = async (
  folder: string,
  { pages = PAGES, ...unusual }: Unusual = {},
): Promise<OpenConsole> => {
  const randomness = { bytes: (count: number) => randomBytes(count) };
  const sources = { now: () => new Date(), randomness };
  const [sessions, jobs] = [openSessions(sources), openJobs(sources)];
  const usual = { room: { room: folder }, party: 'brand', isAuditor: false, files: folder };
  const newNonce = (): string => randomBytes(16).toString('hex');
  const terms = { ...usual, ...unusual };
  const app = consoleApp({ terms, pages, port: PORT, sessions, jobs, newNonce });
  const host = { host: `127.0.0.1:${PORT}` };
  const { token } = sessions;
  const opened = await app.request(`${ORIGIN}${DOOR}?token=${token}`, { headers: host });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const request = async (path: string, { headers, ...init }: RequestInit = {}) =>
    app.request(`${ORIGIN}${path}`, { ...init, headers: { ...host, cookie, ...headers } });
  return { folder, jobs, token, request, ...browsing(request) };
};

type Request = OpenConsole['request'];

/** What a browser does with pages. */
const browsing = (request: Request): Pick<OpenConsole, 'page' | 'documents' | 'post'> => {
  const page: OpenConsole['page'] = async (path, language = 'en') =>
    (await request(path, { headers: { 'accept-language': language } })).text();
  return {
    page,
    documents: async (path) =>
      (await request(`${path}${path.includes('?') ? '&' : '?'}format=json`)).json(),
    post: async (path, fields, from = path) => {
      const html = await page(from);
      const hidden = ['token', 'nonce'].map((name) => [name, hiddenField(html, name)] as const);
      const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }).toString();
      return request(path, { method: 'POST', body, headers: formHeaders(body) });
    },
  };
};

/** What a browser says of a form that it sends to this console. */
export const formHeaders = (body: string): Readonly<Record<string, string>> => ({
  origin: ORIGIN,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': String(Buffer.byteLength(body)),
});

/** What stands in a hidden field of the first form of a page; empty where no form is. */
export const hiddenField = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** The page shows what these command lines print with `--json`, in this order. */
export const expectSameDocuments = async (
  console: OpenConsole,
  path: string,
  lines: readonly (readonly string[])[],
): Promise<void> => {
  const printed: unknown[] = [];
  for (const line of lines) printed.push(await runJson(...line, '--room', console.folder));
  expect(await console.documents(path)).toEqual(printed.length === 1 ? printed[0] : printed);
};
