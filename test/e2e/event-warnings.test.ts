import { describe, expect, it } from 'vitest';
import {
  ago,
  at,
  csv,
  prepared,
  purchase,
  put,
  RIGHT,
  useEventRoom,
} from '#test/e2e/event-room.ts';
import { runCli } from '#test/support/run-cli.ts';

useEventRoom();

describe('what may be wrong with a file is said before it is uploaded', () => {
  it('its first and last time, and the zone in which they were read', async () => {
    const ran = await prepared([...RIGHT, purchase({ When: '2026-11-01T00:30:00Z' })]);
    expect(ran.out).toMatch(
      /^Times from 2026-1\d-\d\d \d\d:\d\d:\d\d to .* by the clocks of Europe\/Brussels, .* as the agreement says/m,
    );
  });

  it('that much of it is too old, as it is where day and month are swapped', async () => {
    const old = Array.from({ length: 10 }, (_, n) => purchase({ When: ago(200), Amount: `${n}` }));
    const ran = await prepared([...RIGHT, ...old]);
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^25\.0 % of the events are older .*"format" in the mapping swaps day/);
  });

  it('that its mapping names no currency', async () => {
    const named = await prepared(RIGHT, { mapping: { value: { column: 'Amount' } } });
    expect(named.out).toContain('amounts were taken as EUR, as the agreement says');
    expect((await prepared(RIGHT)).out).not.toContain('amounts were taken');
  });

  it('that its events reach nobody, with what to look at', async () => {
    const strangers = RIGHT.map((row) => row.replace('login-', 'LOGIN-'));
    const ran = await prepared(strangers, { flags: ['--list', at('people')] });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('0.0 % of 30 events of purchases reach somebody');
    expect(ran.err).toMatch(/^Few events of purchases reach anybody of customers/);
  });

  it('and a mapping is suggested where none is given, which can be used', async () => {
    const header = 'E-mail,Login,When,Amount,Curr,Place';
    const file = await put('unmapped.csv', csv(header, ...RIGHT));
    const args = [
      ...['prepare', file, '--party', 'brand', '--dataset', 'purchases', '--attest', 'all agreed'],
      ...['--agreement', at('agreement.yaml'), '--out', at('suggested')],
    ];
    const ran = await runCli(...args);
    expect(ran).toMatchObject({ code: 2, err: 'No mapping was given: nothing was prepared.\n' });
    expect(ran.out).toContain('bridges:\n  - Login\ntime: When\n');
    const mapping = await put('suggested.yaml', ran.out);
    const then = await runCli(...args, '--mapping', mapping);
    expect(then.out).toContain('30 rows read: 30 accepted');
    const atOnce = await runCli(...args.slice(0, -1), at('at-once'), '--suggested');
    expect(atOnce.out).toContain('30 rows read: 30 accepted');
  });
});
