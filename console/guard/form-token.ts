import { createHmac } from 'node:crypto';
import { isSameSecret } from '#console/guard/same-secret.ts';

/** The field of every form that has it. */
export const FORM_TOKEN_FIELD = 'token';

/** What each form of a session carries, and a page of others cannot know: an HMAC under the secret of the session. */
export const formTokenOf = (session: string): string =>
  createHmac('sha256', session).update('airlock/console/form/v1').digest('base64url');

/** Whether a form carries the token of this session. Whoever has no session has no token, and no form. */
export const isOwnToken = (given: unknown, token: string): boolean =>
  token !== '' && typeof given === 'string' && isSameSecret(given, token);
