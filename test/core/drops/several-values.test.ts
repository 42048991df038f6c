import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severalValues } from '#core/drops/several-values.ts';
import type { Component } from '#core/identifiers/kinds.ts';

const [ONE, TWO] = ['ann@example.org', 'bob@example.com'];
const UUIDS = ['0f8fad5b-d9cb-469f-a165-70867728950e', '7c9e6679-7425-40de-944b-e07fc1f90ae7'];
const DIGESTS = ['a'.repeat(64), 'B'.repeat(64)];

describe('a cell of several values', () => {
  it.each<[Component | 'digest', string, readonly string[]]>([
    ['email', `${ONE}; ${TWO}`, [ONE, TWO]],
    ['email', `${ONE};${TWO};`, [ONE, TWO]],
    ['email', `${ONE},${TWO}`, [ONE, TWO]],
    ['email', `${ONE}|${TWO}`, [ONE, TWO]],
    ['email', `${ONE}\r\n${TWO}`, [ONE, TWO]],
    ['email', `${ONE} ${TWO}`, [ONE, TWO]],
    ['email', `${ONE} / ${TWO}`, [ONE, TWO]],
    ['email', `Ann <${ONE}>; Bob <${TWO}>`, [`Ann <${ONE}>`, `Bob <${TWO}>`]],
    ['email', `n/a; ${TWO}`, [TWO]],
    ['email', `o&#39;neil@example.org; ${TWO}`, ['o&#39;neil@example.org', TWO]],
    ['phone', '+447400000001; 07400 000002', ['+447400000001', '07400 000002']],
    ['phone', '07400000001, 07400000002', ['07400000001', '07400000002']],
    ['phone', '030 1234567 / 0176 1234567', ['030 1234567', '0176 1234567']],
    ['maid', UUIDS.join(','), UUIDS],
    ['customer_id', '1001;1002', ['1001', '1002']],
    ['digest', DIGESTS.join(', '), DIGESTS],
  ])('is parted where that is certain: %s %j', (component, cell, values) => {
    expect(severalValues(component, cell)).toEqual(values);
  });

  it.each<[Component | 'digest', string]>([
    ['email', ONE],
    ['email', 'ann@example,org'],
    ['email', `Lovelace, Ada <${ONE}>`],
    ['email', `${ONE};`],
    ['email', 'o&#39;neil@example.org'],
    ['email', `${ONE}; Ann`],
    ['email', `${ONE} (private)`],
    ['phone', '030 / 1234567'],
    ['phone', '+1 555 123 4567,890'],
    ['phone', 'tel:+15551234567;ext=12'],
    ['customer_id', 'auth0|5f7c8ec7'],
    ['customer_id', 'A,1'],
    ['given_name', 'Ann; Bob'],
    ['digest', 'a; b'],
  ])('is left whole where it is not: %s %j', (component, cell) => {
    expect(severalValues(component, cell)).toBeUndefined();
  });

  it('has at least one value, and none that does not stand in it (property)', () => {
    const cell = fc.stringMatching(/^[a@.;,| /\d\n&]{0,20}$/);
    const component = fc.constantFrom<Component | 'digest'>('email', 'phone', 'maid', 'digest');
    fc.assert(
      fc.property(component, fc.oneof(cell, fc.string()), (of, text) => {
        const values = severalValues(of, text) ?? [text];
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) expect(text).toContain(value);
      }),
    );
  });
});
