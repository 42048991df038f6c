import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { isShortForm } from '#console/guard/body-limit.ts';
import { FORM_TOKEN_FIELD, isOwnToken } from '#console/guard/form-token.ts';
import { isOwnHost } from '#console/guard/host.ts';
import { isOwnForm } from '#console/guard/origin.ts';
import { type Sessions, sessionCookie } from '#console/guard/session.ts';
import { Alert } from '#console/parts/alert.tsx';
import { show } from '#console/show.tsx';
import type { ConsoleEnv, PageContext } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';

/** A middleware of the console. */
type Guard = MiddlewareHandler<ConsoleEnv>;

/** Answers that somebody was not let in or a form was not taken, and why. */
const refuse = (
  c: PageContext,
  why: Exclude<keyof Words['shared']['guards'], 'title'>,
): Promise<Response> => {
  const { words } = c.get('visit');
  return show(c, {
    title: words.shared.guards.title,
    status: 403,
    body: (
      <Alert words={words} kind="error">
        <p>{words.shared.guards[why]}</p>
      </Alert>
    ),
  });
};

/** Lets requests through that name this server. */
export const guardHost =
  (port: number): Guard =>
  async (c, next) =>
    isOwnHost(c.req.header('host'), port) ? next() : refuse(c, 'host');

/** Lets the browser through that opened the console. */
export const guardSession =
  (sessions: Sessions, port: number): Guard =>
  async (c, next) =>
    sessions.knows(getCookie(c, sessionCookie(port))) ? next() : refuse(c, 'session');

/** Lets reading through, and forms of the pages of this very session; of a console that only reads, no form at all. */
export const guardForms =
  (port: number): Guard =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const sender = { origin: c.req.header('origin'), site: c.req.header('sec-fetch-site') };
    if (!isOwnForm(sender, port)) return refuse(c, 'origin');
    const { isAuditor, formToken } = c.get('visit');
    if (isAuditor) return refuse(c, 'auditor');
    return (await hasOwnToken(c, formToken)) ? next() : refuse(c, 'form');
  };

/** Whether the form is short, and carries the token of the session. A longer one is not read. */
const hasOwnToken = async (c: PageContext, formToken: string): Promise<boolean> => {
  const announced = { length: c.req.header('content-length'), type: c.req.header('content-type') };
  if (c.req.method !== 'POST' || !isShortForm(announced)) return false;
  const form = await c.req.parseBody({ all: true });
  return isOwnToken(form[FORM_TOKEN_FIELD], formToken);
};
