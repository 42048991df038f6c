import { expect, it } from 'vitest';
import { openSessions, sessionCookie } from '#console/guard/session.ts';

const MINUTE_MS = 60_000;

/** Sessions at a time that can be moved, with chance that counts. */
const atTime = () => {
  let minutes = 0;
  const drawn = [1, 2, 3];
  const sessions = openSessions({
    now: () => new Date(minutes * MINUTE_MS),
    randomness: { bytes: (count) => new Uint8Array(count).fill(drawn.shift() ?? 9) },
  });
  return {
    sessions,
    wait: (more: number) => {
      minutes += more;
    },
  };
};

it('the token opens a session, which is known by its secret alone', () => {
  const { sessions } = atTime();
  const session = sessions.open(sessions.token);
  expect(session).toMatch(/^[\w-]{43}$/);
  expect(session).not.toBe(sessions.token);
  expect(sessions.knows(session)).toBe(true);
  for (const other of [undefined, '', sessions.token, `${session}a`])
    expect(sessions.knows(other)).toBe(false);
});

it('the token works once', () => {
  const { sessions } = atTime();
  expect(sessions.open(sessions.token)).toBeDefined();
  expect(sessions.open(sessions.token)).toBeUndefined();
});

it('a wrong token opens nothing, and takes the right one nothing', () => {
  const { sessions } = atTime();
  expect([sessions.open(''), sessions.open('AAAA')]).toEqual([undefined, undefined]);
  expect(sessions.open(sessions.token)).toBeDefined();
});

it('the token is old after a quarter of an hour', () => {
  const { sessions, wait } = atTime();
  wait(16);
  expect(sessions.open(sessions.token)).toBeUndefined();
});

it('a session ends after twelve hours', () => {
  const { sessions, wait } = atTime();
  const session = sessions.open(sessions.token);
  wait(12 * 60);
  expect(sessions.knows(session)).toBe(true);
  wait(1);
  expect(sessions.knows(session)).toBe(false);
});

it('two consoles on one machine have cookies of their own', () => {
  expect(sessionCookie(4_242)).not.toBe(sessionCookie(4_243));
});
