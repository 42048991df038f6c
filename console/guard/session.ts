import { isSameSecret } from '#console/guard/same-secret.ts';
import type { Randomness } from '#core/ports/randomness.ts';

/** As many as nobody guesses, by any number of tries. */
const SECRET_BYTES = 32;

/** How long the address that is printed at the start opens the console. */
const TOKEN_MS = 15 * 60_000;

/** How long a browser stays in: longer than a working day, and shorter than until the next one. */
const SESSION_MS = 12 * 60 * 60_000;

/** Where time and chance come from. */
export interface Sources {
  readonly now: () => Date;
  readonly randomness: Randomness;
}

/** Who is let in: one browser, by an address that works once. */
export interface Sessions {
  /** What stands in the address that opens the console. */
  readonly token: string;
  /** The secret of a new session, for the token, once and while it is young; else undefined. */
  open(token: string): string | undefined;
  /** Whether this is the secret of the session that stands. */
  knows(secret: string | undefined): secret is string;
}

/** A door that nobody went through yet. */
export const openSessions = ({ now, randomness }: Sources): Sessions => {
  const secret = (): string => Buffer.from(randomness.bytes(SECRET_BYTES)).toString('base64url');
  const token = secret();
  const begun = now().getTime();
  let session: { readonly secret: string; readonly since: number } | undefined;
  return {
    token,
    open: (given) => {
      const isOld = now().getTime() - begun > TOKEN_MS;
      if (session || isOld || !isSameSecret(given, token)) return undefined;
      session = { secret: secret(), since: now().getTime() };
      return session.secret;
    },
    knows: (given): given is string =>
      session !== undefined &&
      now().getTime() - session.since <= SESSION_MS &&
      isSameSecret(given, session.secret),
  };
};

/** The name of the cookie: browsers give one to all ports of a host, and two consoles may run. */
export const sessionCookie = (port: number): string => `airlock-${port}`;
