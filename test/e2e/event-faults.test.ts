import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import {
  ago,
  at,
  CHANGES,
  inRoom,
  prepared,
  purchase,
  put,
  RIGHT,
  useEventRoom,
} from '#test/e2e/event-room.ts';
import { expectOneSentence, runCli } from '#test/support/run-cli.ts';

useEventRoom();

describe('a bad event is left out for one reason that says what to do, and nothing is lost', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['future-event', { When: ago(-3) }, 'the event is in the future'],
    ['impossible-time', { When: '2026-02-30T12:00' }, 'there is no such time in the zone'],
    ['unread-time', { When: 'yesterday' }, 'the time is not in the declared form'],
    ['too-old', { When: ago(200) }, 'the event is older than the agreement keeps'],
    ['unread-value', { Amount: 'NaN' }, 'the value is no amount'],
    ['unread-value', { Amount: 'Infinity' }, 'the value is no amount'],
    ['unread-value', { Amount: '' }, 'the value is no amount'],
    ['unread-value', { Amount: '4111111111111111' }, 'the value is no amount'],
    ['other-currency', { Curr: 'USD' }, 'the amount is in another currency'],
    ['duplicate-event', {}, 'an equal event stands before'],
    ['no-identifier', { Login: '' }, 'every identifier of the row is empty'],
  ])('%s %o', async (reason, changes, says) => {
    const ran = await prepared([...RIGHT, purchase({ Login: 'login-1', ...changes })]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('31 rows read: 30 accepted');
    expect(ran.out).toMatch(new RegExp(`^${reason}: ${says}.*\\. Next: .+\\.$`, 'm'));
  });

  it('a file of which no event can be used is no drop', async () => {
    const ran = await prepared([purchase({ When: ago(-3) }), purchase({ Amount: 'NaN' })]);
    expect(ran.code).toBe(5);
    expectOneSentence(ran);
    expect(ran.out).toContain('2 rows read: 0 accepted');
    expect(ran.err).toContain('No row of the file can be used');
  });

  it('amounts that are clipped count, and are counted', async () => {
    const ran = await prepared([...RIGHT, purchase({ Amount: '900' }), purchase({ Amount: '-3' })]);
    expect(ran.out).toContain('32 rows read: 32 accepted');
    expect(ran.out).toContain('1 were above the most that one event counts for, and 1 below 0');
  });
});

describe('what cannot be right is refused before a row is read', () => {
  it('a currency that is not that of the agreement', async () => {
    const value = { column: 'Amount', currency: 'USD' };
    const ran = await prepared(RIGHT, { mapping: { value } });
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('takes amounts in EUR: convert them before the export');
  });

  it('a mapping that is none of events, and flags, which are of people', async () => {
    const people = await prepared(RIGHT, { mapping: { time: undefined } });
    const flags = await runCli(
      ...['prepare', at('customers.csv'), '--party', 'brand', '--dataset', 'purchases'],
      ...['--agreement', at('agreement.yaml'), '--out', at('never')],
      ...['--map', 'email=E-mail'],
    );
    for (const ran of [people, flags]) {
      expect(ran.code).toBe(2);
      expectOneSentence(ran);
    }
    expect(people.err).toContain('"time": this is missing');
    expect(flags.err).toContain('"purchases" is a list of events: say how its columns are mapped');
  });

  it.each<[string, object, string]>([
    [
      'a clip that leaves nothing',
      {
        'datasets.brand.purchases.events.value': { revenue: { currency: 'EUR', clip: [0, 0] } },
      },
      'leaves nothing of any value',
    ],
    [
      'a value that is called like a column of every file',
      {
        'datasets.brand.purchases.events.value': { people: { currency: 'EUR', clip: [0, 500] } },
      },
      'the files of an answer have a column of this name',
    ],
    [
      'a look-back that is longer than events are kept',
      { 'datasets.publisher.contacts.events.maxAgeDays': 20 },
      'is longer than the 20 days for which events are kept',
    ],
  ])('an agreement with %s', async (_, changes, says) => {
    const path = await put('other.yaml', eventAgreementText({ ...CHANGES, ...changes }));
    const ran = await runCli('agreement', 'check', path);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(says);
  });

  it('a list of people beside a list of people', async () => {
    const ran = await runCli(
      ...['prepare', at('customers.csv'), '--party', 'brand', '--dataset', 'customers'],
      ...['--agreement', at('agreement.yaml'), '--out', at('never')],
      ...['--mapping', at('people.yaml'), '--list', at('people')],
    );
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('"customers" is a list of people: --list goes with one of events');
  });

  it('a list of people that is not theirs', async () => {
    const other = await prepared(RIGHT);
    const ran = await prepared(RIGHT, { flags: ['--list', other.drop] });
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('is not of brand.customers, whose events these are');
  });
});

describe('how far events and people reach each other', () => {
  /** 30 people have 32 events, one from long before their list was delivered, one by e-mail; 8 are of nobody. */
  const ROWS = [
    ...RIGHT,
    purchase({ When: ago(100) }),
    purchase({ 'E-mail': 'p7@example.org', Login: '', When: ago(4) }),
    ...Array.from({ length: 8 }, (_, n) => purchase({ Login: `stranger-${n}` })),
  ];
  const SAYS = [
    '80.0 % of 40 events of purchases reach somebody of customers: the id of 8 is in no row of it.',
    '15.0 % of 200 people of customers have an event; 85.0 % have ids that no event has.',
    'An id reaches a person in one step: ids of ids are not followed, so put every id of a person into one row.',
  ];

  it('is said by prepare where it knows the people, and by the room once it has both lists', async () => {
    const ran = await prepared(ROWS, { flags: ['--list', at('people')] });
    expect(ran).toMatchObject({ code: 0 });
    for (const line of SAYS) expect(ran.out.split('\n')).toContain(line);
    const alone = await inRoom('upload', ran.drop, '--keep-drop');
    expect(alone).toMatchObject({ code: 0 });
    expect(alone.out).toContain('40 events');
    expect(alone.out).toContain(
      'Events reach nobody before the list of their people is in the room',
    );
    expect(alone.out).not.toContain('reach somebody');
    const asked = await inRoom('ask', 'value');
    expect(asked.code).toBe(3);
    expectOneSentence(asked);
    const both = await inRoom('upload', at('people'), '--keep-drop');
    for (const line of SAYS) expect(both.out.split('\n')).toContain(line);
    const again = JSON.parse((await inRoom('upload', ran.drop, '--keep-drop', '--json')).out);
    expect(again).toMatchObject({
      repeated: true,
      bridges: [
        {
          ...{ dataset: 'purchases', of: 'customers', events: 40, linked: 32 },
          ...{ people: 200, reached: 30, withIds: 200 },
        },
      ],
    });
  });

  it('is warned of where an upload loses ids', async () => {
    const people = { identifiers: { email: 'E-mail' }, attributes: { tier: 'Tier' } };
    const without = at('people-without');
    const ran = await runCli(
      ...['prepare', at('customers.csv'), '--dataset', 'customers', '--party', 'brand'],
      ...['--agreement', at('agreement.yaml'), '--out', without],
      ...['--mapping', await put('without.yaml', stringify(people)), '--attest', 'all agreed'],
    );
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('The mapping has no "bridges", and the agreement takes up to 2 ids');
    const uploaded = await inRoom('upload', without, '--keep-drop');
    expect(uploaded.code).toBe(0);
    expect(uploaded.err).toContain('Fewer events of purchases reach somebody of customers');
    expect(uploaded.err).toContain('2.5 %, and it was 80.0 %');
  });

  it('is asked of days that are kept alone', async () => {
    const ran = await inRoom('ask', 'value', '--from', '2026-01-01', '--to', '2026-06-30');
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('The agreement keeps events for 120 days');
  });
});
