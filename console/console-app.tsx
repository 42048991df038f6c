import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { faultOf } from '#cli/fault-of.ts';
import { formTokenOf } from '#console/guard/form-token.ts';
import { guardForms, guardHost, guardSession } from '#console/guard/guards.tsx';
import { safeHeaders } from '#console/guard/headers.ts';
import { type Sessions, sessionCookie } from '#console/guard/session.ts';
import type { Jobs } from '#console/jobs/jobs.ts';
import type { Page } from '#console/page.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { STYLE } from '#console/parts/style.css.ts';
import { show } from '#console/show.tsx';
import type { ConsoleEnv, ConsoleTerms, PageContext, Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { type Language, languageOf } from '#console/words/language.ts';
import { WORDS } from '#console/words/words.ts';

/** What a console is made of. */
export interface ConsoleParts {
  readonly terms: ConsoleTerms;
  readonly pages: readonly Page[];
  /** On which it listens: what a request has to name as its host. */
  readonly port: number;
  readonly sessions: Sessions;
  readonly jobs: Jobs;
  readonly newNonce: () => string;
}

/** The path of the address that opens the console, with the token behind it. */
export const DOOR = '/open';

const LANGUAGE_COOKIE = 'airlock-language';

/** No cookie is for scripts or for requests that another site caused. */
const COOKIE = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;

/** The console as one function from requests to answers: it binds no socket itself. */
export const consoleApp = (parts: ConsoleParts): Hono<ConsoleEnv> => {
  const { pages, port, sessions } = parts;
  const app = new Hono<ConsoleEnv>();
  app.use(setHeaders, visiting(parts), guardHost(port));
  app.get(DOOR, (c) => letIn(c, parts));
  app.use(guardSession(sessions, port), guardForms(port));
  for (const page of pages) {
    const routes = new Hono<ConsoleEnv>();
    page.routes(routes);
    app.route(page.path, routes);
  }
  app.notFound(showMissing);
  app.onError(showBroken);
  return app;
};

const HEADERS = Object.entries(safeHeaders(STYLE));

const setHeaders: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  await next();
  for (const [name, value] of HEADERS) c.res.headers.set(name, value);
};

/** Exchanges the token of the address for a cookie, once, and leads to the first page. */
const letIn = (c: PageContext, { sessions, port }: ConsoleParts): Response => {
  // What only looks ahead (HEAD) does not use up the token.
  const token = c.req.method === 'GET' ? (c.req.query('token') ?? '') : '';
  const session = sessions.open(token);
  if (session !== undefined) setCookie(c, sessionCookie(port), session, COOKIE);
  // Who comes without the right token is told so there, or is let in by the cookie of before.
  return c.redirect('/', 303);
};

const visiting =
  (parts: ConsoleParts): MiddlewareHandler<ConsoleEnv> =>
  async (c, next) => {
    c.set('visit', visitOf(c, parts));
    return next();
  };

const visitOf = (c: Context<ConsoleEnv>, parts: ConsoleParts): Visit => {
  const { terms, pages, jobs, sessions, port, newNonce } = parts;
  const reads = chosenLanguage(c, terms.language);
  const session = getCookie(c, sessionCookie(port));
  return {
    ...terms,
    ...{ reads, words: WORDS[reads], formats: FORMATS[reads] },
    ...{ path: c.req.path, pages, jobs, newNonce },
    formToken: sessions.knows(session) ? formTokenOf(session) : '',
  };
};

const chosenLanguage = (c: Context<ConsoleEnv>, first: Language | undefined): Language => {
  const asked = c.req.query('lang');
  const kept = getCookie(c, LANGUAGE_COOKIE);
  const reads = languageOf({ asked, kept, first, accepted: c.req.header('accept-language') });
  if (asked !== undefined) setCookie(c, LANGUAGE_COOKIE, reads, COOKIE);
  return reads;
};

const showMissing = (c: PageContext): Promise<Response> => {
  const { shared } = c.get('visit').words;
  return show(c, {
    title: shared.missing,
    status: 404,
    body: (
      <EmptyState title={shared.missing} says={shared.missingSays}>
        <ButtonLink to="/">{shared.toHome}</ButtonLink>
      </EmptyState>
    ),
  });
};

/** Commands give faults as values: what arrives here nobody foresaw, and its class alone is told. */
const showBroken = (error: Error, c: PageContext): Promise<Response> => {
  const { words } = c.get('visit');
  const body = <Fault words={words} fault={faultOf(error)} />;
  return show(c, { title: words.shared.broken, status: 500, body });
};
