import { TCString } from '@iabtechlabtcf/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TcfNeeds, tcfReader } from '#core/drops/consent/tcf-string.ts';
import {
  ALL_GIVEN,
  EXAMPLE_NEEDS,
  type TcfSays,
  tcfString,
} from '#test/support/consent/consent-strings.ts';

const readTcf = (text: string, needs: TcfNeeds) => tcfReader(needs)(text);

const allows = (says: TcfSays, needs: TcfNeeds = EXAMPLE_NEEDS) =>
  readTcf(tcfString(says), needs)?.allows;

describe('a TCF string allows what an agreement asks', () => {
  it('where each purpose and each vendor is allowed, and says since when', () => {
    expect(readTcf(tcfString(ALL_GIVEN), EXAMPLE_NEEDS)).toEqual({
      allows: true,
      second: Date.parse('2026-10-01T00:00:00Z') / 1000,
    });
  });

  it.each<[string, TcfSays]>([
    ['a purpose has no consent', { consent: [1, 3] }],
    ['the vendor has no consent', { vendors: [12] }],
    ['somebody objected to an interest', { interests: [] }],
    ['somebody objected to the vendor', { interested: [12] }],
    ['the vendor was not disclosed', { disclosed: [12] }],
    ['no CMP wrote it', { cmp: 0 }],
    ['nobody says who was disclosed, as before TCF 2.3', { disclosed: undefined }],
    ['the publisher forbids a purpose to the vendor', { restrictions: [[3, 0, 755]] }],
    ['the publisher wants a purpose by interest alone', { restrictions: [[3, 2, 755]] }],
    ['the publisher wants an interest by consent alone', { restrictions: [[7, 1, 755]] }],
  ])('and not where %s', (_, changes) => {
    expect(allows({ ...ALL_GIVEN, ...changes })).toBe(false);
  });

  it.each<[string, TcfSays]>([
    ['another vendor has no consent', { vendors: [755] }],
    ['another vendor is restricted', { restrictions: [[3, 0, 12]] }],
    ['another purpose is restricted', { restrictions: [[10, 0, 755]] }],
    [
      'the publisher wants what is asked',
      {
        restrictions: [
          [3, 1, 755],
          [7, 2, 755],
        ],
      },
    ],
  ])('also where %s', (_, changes) => {
    expect(allows({ ...ALL_GIVEN, ...changes })).toBe(true);
  });

  it('and says where it lacks the vendors that were disclosed, and nothing else', () => {
    const lacks = (says: TcfSays) =>
      readTcf(tcfString({ ...ALL_GIVEN, ...says }), EXAMPLE_NEEDS)?.lacksVendors;
    expect(lacks({ disclosed: undefined })).toBe(true);
    expect(lacks({ disclosed: undefined, consent: [1] })).toBeUndefined();
    expect(lacks({ disclosed: undefined, cmp: 0 })).toBeUndefined();
    expect(lacks({ disclosed: [12] })).toBeUndefined();
    expect(lacks({})).toBeUndefined();
  });

  it('asks no vendor for consent where interests are asked alone', () => {
    const needs = { vendors: [755], legitimateInterests: [7] };
    expect(allows({ ...ALL_GIVEN, consent: [], vendors: [] }, needs)).toBe(true);
  });

  it('just if its bits say so, whatever they are', () => {
    const set = fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { maxLength: 24 });
    fc.assert(
      fc.property(fc.record({ consent: set, vendors: set, disclosed: set }), set, (says, asked) => {
        const [vendor = 1, ...consent] = asked.length > 1 ? asked : [1, 2];
        const { vendors, disclosed } = says;
        const expected =
          consent.every((purpose) => says.consent.includes(purpose)) &&
          vendors.includes(vendor) &&
          disclosed.includes(vendor);
        expect(allows(says, { vendors: [vendor], consent })).toBe(expected);
      }),
    );
  });
});

describe('a TCF string says when', () => {
  it('its choices were made last, as the reference library has it, whatever was read before', () => {
    const read = tcfReader(EXAMPLE_NEEDS);
    const time = fc.date({ min: new Date(0), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.boolean(), (updated, isGiven) => {
        const text = tcfString({ ...ALL_GIVEN, updated, ...(isGiven ? {} : { vendors: [] }) });
        const second = Math.floor(TCString.decode(text).lastUpdated.getTime() / 1000);
        expect(second).toBe(Math.floor(updated.getTime() / 1000));
        expect(read(text)).toEqual({ allows: isGiven, second });
      }),
    );
  });
});

describe('what is no TCF string of version 2 is not read', () => {
  const text = tcfString(ALL_GIVEN);

  it.each([
    ['of version 1', tcfString({ ...ALL_GIVEN, version: 1 })],
    ['of version 3', tcfString({ ...ALL_GIVEN, version: 3 })],
    ['of version 8, which looks like another segment', tcfString({ ...ALL_GIVEN, version: 8 })],
    ['of version 63', tcfString({ ...ALL_GIVEN, version: 63 })],
    ['with two cores', `${text}.${text}`],
    ['with two segments of a kind', `${text}.${text.split('.')[1]}`],
    ['with a segment of a later kind', `${text}.gAAA`],
    ['without its core', text.split('.')[1] ?? ''],
    ['that is cut', text.slice(0, 60)],
    ['whose last segment is cut', text.slice(0, -40)],
    ['in other letters', text.replace('.', '+')],
    ['of nothing', ''],
  ])('%s', (_, changed) => {
    expect(readTcf(changed, EXAMPLE_NEEDS)).toBeUndefined();
  });

  it('and nothing but a reading comes of any text, however it was damaged', () => {
    const at = fc.nat(text.length);
    const damage = fc.tuple(at, fc.nat(4), fc.stringMatching(/^[A-Za-z0-9_.~-]{0,6}$/));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^C[\w.-]{0,400}$/)), (any) => {
        expect([undefined, true, false]).toContain(readTcf(any, EXAMPLE_NEEDS)?.allows);
      }),
    );
    fc.assert(
      fc.property(damage, ([from, cut, more]) => {
        const damaged = text.slice(0, from) + more + text.slice(from + cut);
        expect([undefined, true, false]).toContain(readTcf(damaged, EXAMPLE_NEEDS)?.allows);
      }),
    );
  });
});
