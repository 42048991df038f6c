/** The names by which this machine calls itself, and no other does. */
const OWN_NAMES = ['127.0.0.1', 'localhost'] as const;

/**
 * Whether a request names this server as its host. A page of others whose name was made to lead here (DNS rebinding)
 * names its own, and is refused.
 */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  OWN_NAMES.some((name) => host === `${name}:${port}`);
