import { describe, expect, it } from 'vitest';
import { readYaml } from '#core/agreement/read-yaml.ts';
import { Mapping } from '#core/drops/mapping.ts';

const fault = (text: string): string => {
  try {
    readYaml(Mapping, text, { file: 'm', code: 'usage' });
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
};
const kind = (source: string): string => fault(`identifiers: { email: ${source} }`);
const phone = (source: string): string => fault(`identifiers: { phone: ${source} }`);
const born = (source: string): string => fault(`identifiers: { name_birthdate: ${source} }`);
const tier = (source: string): string =>
  fault(`{ identifiers: { email: E }, attributes: { tier: ${source} } }`);
const consent = (source: string): string =>
  fault(`{ identifiers: { email: E }, consent: ${source} }`);

describe('a mapping', () => {
  it.each([
    kind('E-mail'),
    kind('{ column: E-mail, hashed: true }'),
    kind('{ columns: [E-mail, Work] }'),
    kind('{ columns: [H1, H2], hashed: true }'),
    phone('{ column: Tel, country: DE }'),
    phone('{ column: Tel, country: Germany }'),
    phone('{ column: Tel, country: { column: Country } }'),
    born('{ columns: [First, Last, Born] }'),
    born('{ columns: [First, Last, { column: Born, format: DD/MM/YYYY }] }'),
    born(
      '{ given_name: F, surname: L, birth_date: { column: B, format: DD/MM/YY, firstYear: 1930 } }',
    ),
    born('{ column: Digest, hashed: true }'),
    tier('Level'),
    tier(
      '{ column: L, values: { Or: gold, 1: silver }, otherwise: unknown, ignore: [case, accents] }',
    ),
    tier('{ column: Age, bands: { 18-34: young, 35+: old } }'),
    tier('{ column: DOB, format: DD/MM/YYYY, yearsBefore: 2026-11-01, bands: { 18-34: young } }'),
    tier(
      '{ column: Last order, daysBefore: "2026-11-01", bands: { <=30: recent, ">30": lapsed } }',
    ),
    tier('{ column: Since, bands: { ">=2026-01-01": new, "<2026-01-01": old } }'),
    consent('{ column: Ok, accept: [true, 1, yes] }'),
    consent('{ column: Ok, kind: boolean, accept: [yes], since: When }'),
    consent('{ column: Ok, accept: [yes], since: { column: When, format: DD/MM/YYYY } }'),
    consent('{ column: When, kind: timestamp }'),
    consent('{ column: When, kind: timestamp, format: unix, zone: UTC }'),
    consent('{ column: TC, kind: tcf }'),
    consent('{ column: GPP, kind: gpp, since: When }'),
  ])('says it in each of its forms (%#)', (found) => {
    expect(found).toBe('none');
  });

  it.each([
    [
      'a kind that is none',
      fault('identifiers: { emaill: E }'),
      /emaill" is not known here: write "email"/,
    ],
    ['no kind at all', fault('identifiers: [email]'), /map at least one kind.*here stands a list/],
    [
      'a heading with nothing below',
      fault('{ identifiers: , match: { surname: S, birth_date: B } }'),
      /map at least one kind.*, or write \{\} where .*match.*here stands nothing/,
    ],
    [
      'another section',
      fault('{ identifiers: { email: E }, attribute: {} }'),
      /key "attribute" is not known here: write "attributes"/,
    ],
    ['no mapping', fault('[1]'), /a mapping says which columns.*here stands a list/],
    ['a number for a column', kind('7'), /by the name of a column.*here stands a number/],
    ['an empty column', kind('""'), /name a column of the file; here stands an empty text/],
    ['a wrong key', kind('{ colum: E }'), /key "colum" is not known here: write "column"/],
    ['nothing to read', kind('{ hashed: true }'), /map "email" by the name of a column/],
    ['two ways at once', kind('{ column: E, columns: [E, F] }'), /map "email" by the name/],
    ['one of several', kind('{ columns: [E] }'), /this is for several columns: use column/],
    ['a word for a yes', kind('{ column: E, hashed: "yes" }'), /true or false; here stands a text/],
    [
      'a country for no phone',
      kind('{ column: E, country: DE }'),
      /country": this key is not known/,
    ],
    ['no country', phone('{ column: T, country: UKK }'), /this is no country/],
    [
      'a country of a number',
      phone('{ column: T, country: 49 }'),
      /name a country.*here stands a number/,
    ],
    [
      'half a composite',
      born('{ columns: [First, Last] }'),
      /made of given_name, surname, birth_date/,
    ],
    ['a composite in one', born('Name'), /map "name_birthdate" by \{ columns.*here stands a text/],
    [
      'a part of another',
      born('{ given_name: F, surname: L, postcode: P }'),
      /postcode": this key is not/,
    ],
    [
      'no format',
      born('{ columns: [F, L, { column: B, format: DD/MM }] }'),
      /no format of a date: write/,
    ],
    [
      'no century',
      born('{ columns: [F, L, { column: B, format: D.M.YY }] }'),
      /names no century|name no century/,
    ],
    [
      'a wrong key of an attribute',
      tier('{ column: L, value: {} }'),
      /key "value" is not known here: write "values"/,
    ],
    ['no column', tier('{ values: { Or: gold } }'), /tier\.column": this is missing/],
    [
      'a value that is none',
      tier('{ column: L, values: { Or: 1 } }'),
      /declared value in quotes; here stands a number/,
    ],
    ['no band', tier('{ column: A, bands: { young: 18-34 } }'), /this is no band: write "18-34"/],
    [
      'bands over each other',
      tier('{ column: A, bands: { 18-34: a, 34-50: b } }'),
      /hold the same number/,
    ],
    [
      'a band with one end twice',
      tier('{ column: A, bands: { ">=18 >=35": a } }'),
      /two bounds at the same end: keep one/,
    ],
    ['a band of nothing', tier('{ column: A, bands: { ">18 <18": a } }'), /holds nothing/],
    ['bands of both', tier('{ column: A, bands: { 18-34: a, 2026-01-01+: b } }'), /not of both/],
    [
      'no day',
      tier('{ column: A, yearsBefore: today, bands: { 1+: a } }'),
      /this is no day: write it as YYYY/,
    ],
    [
      'no bands to count to',
      tier('{ column: A, daysBefore: 2026-11-01 }'),
      /this needs bands of numbers/,
    ],
    ['a format of nothing', tier('{ column: A, format: excel }'), /a format is for dates/],
    [
      'what cannot be ignored',
      tier('{ column: A, ignore: [colour] }'),
      /what may be ignored is case or accents/,
    ],
    ['consent of one word', consent('Ok'), /which column holds consent.*here stands a text/],
    [
      'consent of no kind that is known',
      consent('{ column: Ok, kind: iab }'),
      /a kind of consent is one of boolean, timestamp, tcf, gpp/,
    ],
    [
      'a word for a string of consent',
      consent('{ column: Ok, kind: tcf, accept: [yes] }'),
      /the key "accept" is not known here/,
    ],
    [
      'a time of consent that is not written so',
      consent('{ column: When, kind: timestamp, format: later }'),
      /this is no format of a date/,
    ],
    [
      'a time of consent of no zone',
      consent('{ column: When, kind: timestamp, zone: Mars }'),
      /there is no such time zone/,
    ],
    ['consent of no value', consent('{ column: Ok, accept: [] }'), /at least one value/],
    [
      'consent of an object',
      consent('{ column: Ok, accept: [{}] }'),
      /counts as consent; here stands an object/,
    ],
  ])('that holds %s is refused by what stands there and what may', (_, found, says) => {
    expect(found).toMatch(/^m:1: /);
    expect(found).toMatch(says);
  });

  it('repeats nothing of a file of people that was named instead of it', () => {
    const people = '{ identifiers: { "ada@example.org": x, "4930123000": y }, attributes: {} }';
    expect(fault(people)).toMatch(/a key is not known here: write one of email/);
    expect(fault(people)).not.toMatch(/ada|4930/);
  });
});
