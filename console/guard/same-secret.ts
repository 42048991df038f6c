import { createHash, timingSafeEqual } from 'node:crypto';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two secrets are equal, in a time that tells nothing of where they differ, nor of how long they are. */
export const isSameSecret = (given: string | undefined, secret: string): boolean =>
  timingSafeEqual(digestOf(given ?? ''), digestOf(secret)) && given !== undefined;
