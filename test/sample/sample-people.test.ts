import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import parsePhone from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DIRT_RATES, rowFactsOf } from '#sample/dirt.ts';
import { choiceByRate, permutationOf } from '#sample/draws.ts';
import { mistypedEmail, normalisedEmail } from '#sample/emails.ts';
import { ATTRIBUTE_VALUES, samplePeople } from '#sample/people.ts';
import { PHONE_CAPACITY, type PhoneHand, type PhoneSpelling, spellPhone } from '#sample/phones.ts';

const PEOPLE = 20_000;
const HANDS: readonly PhoneHand[] = ['clean', 'brand-typo', 'publisher-typo'];

const people = samplePeople(3);
const numbers = Array.from({ length: PEOPLE }, (_, person) => person);

describe('the people of a sample', () => {
  it('have an e-mail each, and so does every typo', () => {
    const addresses = numbers.flatMap((person) => {
      const email = people.email(person, people.name(person));
      return [email, mistypedEmail(email, 'brand'), mistypedEmail(email, 'publisher')];
    });
    const normalised = addresses.map(normalisedEmail);
    expect(new Set(normalised).size).toBe(3 * PEOPLE);
    for (const address of normalised) expect(address).toMatch(/^[a-z][a-z0-9.]*@[a-z.-]+$/);
    const gmail = addresses.filter(({ domain }) => domain === 'gmail.com').length;
    expect(gmail / addresses.length).toBeCloseTo(0.4, 1);
  });

  it('have a phone number each, and so does every typo', () => {
    const phones = numbers.flatMap((person) => HANDS.map((hand) => people.phone(person, hand)));
    expect(new Set(phones).size).toBe(3 * PEOPLE);
  });

  it('have numbers that libphonenumber takes for mobiles, in every spelling', () => {
    const spellings = ['e164', ...Object.keys(DIRT_RATES.phoneSpelling)] as PhoneSpelling[];
    const last = Array.from({ length: 500 }, (_, n) => PHONE_CAPACITY - 1 - n);
    for (const person of [...numbers.slice(0, 500), ...last]) {
      const digits = people.phone(person, HANDS[person % HANDS.length] ?? 'clean');
      for (const spelling of spellings) {
        const parsed = parsePhone(spellPhone(digits, spelling), 'GB');
        expect(parsed?.number, spelling).toBe(`+44${digits}`);
        expect(parsed?.getType()).toBe('MOBILE');
      }
    }
  });

  it('have the attribute values that the retail agreement declares', () => {
    const path = join(import.meta.dirname, '../../examples/retail/agreement.yaml');
    const { datasets } = parse(readFileSync(path, 'utf8'));
    expect(datasets.brand.customers.attributes).toEqual(ATTRIBUTE_VALUES.brand);
    expect(datasets.publisher.audience.attributes).toEqual(ATTRIBUTE_VALUES.publisher);
  });

  it('seldom have both gold and a television', () => {
    const profiles = numbers.map(people.profile);
    const gold = profiles.filter(({ tier }) => tier === 'gold');
    expect(gold.length / PEOPLE).toBeCloseTo(0.1, 1);
    expect(gold.filter(({ device }) => device === 'tv').length / gold.length).toBeLessThan(0.01);
    expect(profiles.filter(({ device }) => device === 'tv').length / PEOPLE).toBeGreaterThan(0.03);
  });
});

describe('permutationOf', () => {
  it.each([1, 2, 3, 4, 5, 17, 64, 1_000, 4_097])('moves 0 … %i-1 onto itself', (size) => {
    const moved = Array.from({ length: size }, (_, n) => permutationOf(9, 'test', size)(n));
    expect([...moved].sort((a, b) => a - b)).toEqual(moved.map((_, n) => n));
  });
});

describe('the dirt', () => {
  it.each(['brand', 'publisher'] as const)('of the %s comes at its rates', (side) => {
    const facts = Array.from({ length: 200_000 }, (_, n) => n).map(rowFactsOf(11, side));
    for (const kind of ['email', 'phone'] as const)
      for (const [fate, rate] of Object.entries(DIRT_RATES[kind][side])) {
        const share = facts.filter((each) => each[kind] === fate).length / facts.length;
        expect(share / rate, `${kind} ${fate}`).toBeGreaterThan(0.8);
        expect(share / rate, `${kind} ${fate}`).toBeLessThan(1.2);
      }
    const { noConsent, undeclaredValue, repeated } = DIRT_RATES.rows[side];
    const shareOf = (count: number): number => count / facts.length;
    expect(shareOf(facts.filter((each) => !each.consent).length)).toBeCloseTo(noConsent, 2);
    expect(shareOf(facts.filter((each) => !each.declared).length)).toBeCloseTo(undeclaredValue, 3);
    expect(shareOf(facts.filter((each) => each.repeated).length)).toBeCloseTo(repeated, 2);
  });

  it('falls to the rest where no rate applies', () => {
    const choose = choiceByRate({ often: 0.5, seldom: 0.25 }, 'rest');
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.99].map(choose)).toEqual([
      ...['often', 'often', 'seldom', 'seldom', 'rest', 'rest'],
    ]);
  });
});
