import { describe, expect, it } from 'vitest';
import { htmlLetter } from '#cli/subject/html-letter.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import type { Organisation } from '#core/agreement/governance-schema.ts';
import { LANGUAGES } from '#core/documents/governance-document.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { sha256 } from '#core/sha256.ts';

const at = '2026-11-26T12:00:00.000Z';

type Told = NonNullable<SubjectDocument['governance']>;

const CLOUD = {
  ...{ name: 'Cloud Ltd, Dublin', purpose: 'Hosts the lists.' },
  ...{ country: 'IE', transfer: 'none' as const },
};

const BRAND: NonNullable<Told['organisation']> = {
  ...{ name: 'Brand Ltd, 1 High Street, London', role: 'controller' },
  contacts: {
    controller: { name: 'Office', email: 'office@brand.example' },
    representative: { name: 'Brand EU', email: 'eu@brand.example' },
    dpo: { name: 'Officer', email: 'privacy@brand.example' },
    security: { name: 'Incidents', email: 'incidents@brand.example' },
  },
  ...{ source: 'People who joined the programme.', authority: 'ICO, ico.org.uk' },
  subprocessors: { cloud: CLOUD },
};

const ROOMS: NonNullable<Told['operator']> = {
  ...{ name: 'Rooms SA, 2 rue Haute, Bruxelles', role: 'processor', contacts: {} },
  subprocessors: {},
};

const ALL: Told = { organisation: BRAND, operator: ROOMS, decisions: 'Nothing is decided.' };

const answerWith = (governance?: Told, found = true): SubjectDocument =>
  SubjectDocument.parse({
    ...{ kind: 'subject', party: 'brand', at, collaboration: 'spring-2026' },
    ...{ agreement: sha256('agreement'), purpose: 'Count shared people.', legalBasis: 'consent' },
    recipients: [{ party: 'publisher', role: 'publisher', name: 'Publisher SA, Paris' }],
    ...{ asked: [{ kind: 'email', identifiers: 1 }], found, held: [], releases: [], lists: [] },
    ...{ unsearched: [], releasesOnGone: 0, ...(governance && { governance }) },
  });

const blocksOf = (governance: Told | undefined, language: 'en' | 'fr' = 'en', found = true) =>
  letterOf(answerWith(governance, found), language).blocks;
const gapsOf = (...of: Parameters<typeof blocksOf>): readonly string[] =>
  blocksOf(...of).flatMap((block) => (block.is === 'gap' ? [block.text] : []));
const textOf = (...of: Parameters<typeof blocksOf>): string =>
  blocksOf(...of)
    .flatMap((block) => (block.is === 'list' ? block.items : [block.text]))
    .join('\n');

const withBrand = (changed: Partial<NonNullable<Told['organisation']>>): Told => ({
  ...{ ...ALL, organisation: { ...BRAND, ...changed } },
});
const helping = (transfer: NonNullable<Organisation['subprocessors']>[string]['transfer']): Told =>
  withBrand({ subprocessors: { cloud: { ...CLOUD, country: 'US', transfer } } });

describe.each(LANGUAGES)(
  'a letter in %s of a party of which the agreement says all',
  (language) => {
    it('tells it in both forms, and leaves open alone what no agreement can say', () => {
      const letter = letterOf(answerWith(ALL), language);
      const page = htmlLetter(letter).join('\n');
      for (const said of [
        ...['Brand Ltd, 1 High Street, London', 'Office, office@brand.example'],
        ...['Brand EU, eu@brand.example', 'Officer, privacy@brand.example'],
        ...['Rooms SA, 2 rue Haute, Bruxelles', 'Publisher SA, Paris', 'Cloud Ltd, Dublin'],
        ...['Hosts the lists.', 'People who joined the programme.', 'ICO, ico.org.uk'],
        ...['Nothing is decided.', language === 'en' ? 'Ireland' : 'Irlande'],
      ]) {
        expect(textOf(ALL, language)).toContain(said);
        expect(page).toContain(said);
      }
      expect(gapsOf(ALL, language)).toHaveLength(1);
      expect(gapsOf(ALL, language)[0]).toMatch(/22/);
      expect(markdownLetter(letter).filter((line) => line.startsWith('**'))).toHaveLength(1);
      expect(textOf(ALL, language)).not.toContain('incidents@');
    });

    it('names the party and the authority to somebody who was not found, too', () => {
      const said = textOf(ALL, language, false);
      expect(said).toContain('Brand Ltd');
      expect(said).toContain('ICO, ico.org.uk');
      expect(gapsOf(ALL, language, false)).toEqual([]);
      expect(gapsOf(undefined, language, false)).toHaveLength(2);
    });

    it.each([
      ['adequacy', '45'],
      ['standard-clauses', '46'],
      ['binding-rules', '47'],
      ['derogation', '49'],
    ] as const)('says of a helper abroad on what the transfer stands: %s', (transfer, article) => {
      const said = textOf(helping(transfer), language);
      expect(said).toMatch(new RegExp(`rticle ${article}`));
      expect(said).toContain(language === 'en' ? 'United States' : 'États-Unis');
      expect(said).not.toContain(language === 'en' ? 'no data leave' : 'aucune donnée ne quitte');
    });

    it('takes what an agreement says for text, in both forms', () => {
      const letter = letterOf(answerWith(withBrand({ source: '<b> **bold**' })), language);
      expect(markdownLetter(letter).join('\n')).toContain('\\<b\\> \\*\\*bold\\*\\*');
      expect(htmlLetter(letter).join('\n')).toContain('&lt;b&gt;');
    });
  },
);

describe('a letter of a party of which the agreement says a part', () => {
  const without = (name: keyof NonNullable<Told['organisation']>): Told => {
    const { [name]: _, ...rest } = BRAND;
    return { ...ALL, organisation: rest as NonNullable<Told['organisation']> };
  };

  it.each([
    ['nothing of who runs the room', { organisation: BRAND }, ['operates', 'whether data leave']],
    ['no sub-processors', without('subprocessors'), ['which processors', 'whether data leave']],
    ['no source', without('source'), ['from whom']],
    ['no authority', without('authority'), ['authority that is responsible']],
    ['no contact', withBrand({ contacts: {} }), ['reaches you', 'officer', 'with such a request']],
    [
      'no officer',
      withBrand({ contacts: { controller: { name: 'Office', email: 'o@brand.example' } } }),
      ['data protection officer'],
    ],
    ['that it is a processor', withBrand({ role: 'processor' }), ['controller for whom you work']],
    ['nothing', {}, Array<string>(7).fill('')],
  ])('marks what nobody said, and that alone: %s', (_, told, missing) => {
    const gaps = gapsOf(told);
    expect(gaps).toHaveLength(missing.length + 1);
    for (const each of missing) expect(gaps.join('\n')).toContain(each);
  });

  it('says of data that they stay only where that is said of everybody who works with them', () => {
    const stays = 'no data leave the European Economic Area';
    expect(textOf(ALL)).toContain(stays);
    expect(textOf({ organisation: BRAND })).not.toContain(stays);
    expect(textOf(without('subprocessors'))).not.toContain(stays);
    expect(textOf(withBrand({ subprocessors: {} }))).toContain(
      'Nobody works with the data for “Brand Ltd, 1 High Street, London”.',
    );
  });

  it('tells people to write to the officer or, where there is none, to the controller', () => {
    const office = { controller: { name: 'Office', email: 'o@brand.example' } };
    expect(textOf(ALL)).toContain('Write to: Officer, privacy@brand.example');
    expect(textOf(withBrand({ contacts: office }))).toContain('Write to: Office, o@brand.example');
  });
});
