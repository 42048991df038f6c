import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { DocumentName, Language } from '#core/documents/governance-document.ts';
import { LANGUAGES } from '#core/documents/governance-document.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';
import { governedAgreement } from '#test/support/governance/governed.ts';

const CAMPAIGN = 'examples/campaign/agreement.yaml';
const campaign = exampleFacts(parseAgreement(readFileSync(CAMPAIGN, 'utf8'), CAMPAIGN));

/** Documents that say which data the room holds. */
const TELLING: readonly DocumentName[] = ['records', 'dpia', 'terms'];

type Facts = Parameters<typeof writeDocument>[1];
const wordsOf = (name: DocumentName, facts: Facts, language: Language = 'en'): string =>
  JSON.stringify(writeDocument(name, facts, language).sections);
const withLists = exampleFacts(testAgreement(listSections()));

describe('which data the room holds', () => {
  it.each(TELLING)('%s lists ids of the own of a party, of people and of events', (name) => {
    const words = wordsOf(name, campaign);
    expect(words).toContain(
      "e-mail address; ids of the party's own (cookies, apps, logins), at most 1 of each",
    );
    expect(words).toContain(`"ids of the party's own (cookies, apps, logins)"`);
  });

  it.each(TELLING)('%s lists time, kind and amounts of events, with their currency', (name) => {
    const words = wordsOf(name, campaign);
    expect(words).toContain('the time of each event; revenue of each event, in EUR, from 0 to 100');
    expect(words).toContain('the kind of each touch, by type (click: click_to_open, seen: view)');
  });

  it.each(TELLING)('%s lists attributes with values and levels, and random numbers', (name) => {
    expect(wordsOf(name, campaign)).toMatch(/district \(antwerp, .*\), by region \(flanders, /);
    expect(wordsOf(name, campaign)).not.toContain('random number');
    expect(wordsOf(name, withLists)).toContain('a random number of each row');
  });

  it('is told to people, too, where the agreement has it and nowhere else', () => {
    const told = wordsOf('notice', campaign);
    expect(told).toContain('at most 1 identifier of its own of each person');
    expect(told).toContain('what happened and when, an amount of each (revenue, in EUR)');
    expect(told).toContain('of which kind it was (type)');
    expect(told).not.toContain('random number');
    const listed = wordsOf('notice', withLists);
    expect(listed).toContain('Each entry has a random number, too.');
    expect(listed).not.toMatch(/an amount|of its own of each/);
  });

  it('is told to people in French', () => {
    const told = wordsOf('notice', campaign, 'fr');
    expect(told).toContain('au plus 1 identifiant qui lui est propre');
    expect(told).toContain('un montant à chaque fois (revenue, en EUR)');
    expect(wordsOf('notice', withLists, 'fr')).toContain('un numéro tiré au hasard');
  });

  it.each(LANGUAGES)(
    'is told to people without a name of a kind that only we use: %s',
    (language) => {
      const { identifiers } = testAgreement().agreement;
      const agreed = testAgreement({ identifiers: { ...identifiers, kinds: IDENTIFIER_KINDS } });
      for (const facts of [exampleFacts(agreed), campaign]) {
        const told = wordsOf('notice', facts, language);
        expect(told).not.toMatch(/\b(?:email|maid|customer_id|name_\w+|first_party_id)\b/);
        for (const kind of facts.signed.agreement.identifiers.kinds)
          expect(told).toContain(KIND_WORDS[language][kind]);
      }
    },
  );
});

const REASON = 'Everybody ticked a box of its own for offers by diet.';
const DIETS = { at: 'brand.customers.diet', category: 'religion', article: '9(2)(a)' };
const dietary = (exception: object = {}) =>
  governedAgreement({
    datasets: {
      brand: { customers: { attributes: { diet: ['kosher', 'vegetarian', 'other'] } } },
      publisher: { audience: { attributes: {} } },
    },
    specialCategories: { diets: { ...DIETS, reason: REASON, ...exception } },
  });

describe('what the law protects most', () => {
  const facts = exampleFacts(dietary({ values: ['kosher'] }));

  it.each([...TELLING, 'lia'] as const)(
    'stands in %s with attribute, article and reason',
    (name) => {
      const { agreement, digest } = facts.signed;
      const signed = {
        digest,
        agreement: { ...agreement, legalBasis: 'legitimate-interests' as const },
      };
      const written = name === 'lia' ? exampleFacts(signed) : facts;
      const words = wordsOf(name, written);
      expect(words).toContain('brand.customers.diet: kosher');
      expect(words).toContain('Art. 9(2)(a): explicit consent of the person');
      expect(words).toContain(REASON);
    },
  );

  it('is told to people: which attribute of whom, what it tells of, by which article and why', () => {
    expect(wordsOf('notice', facts)).toContain(
      `: “diet” (kosher) tells of religious or philosophical beliefs. Lawful by Art. 9(2)(a) of the GDPR (explicit consent of the person): ${REASON}`,
    );
    expect(wordsOf('notice', facts, 'fr')).toContain(
      `« diet » (kosher) porte sur les convictions religieuses ou philosophiques. Licite selon l’art. 9, § 2, a) du RGPD (consentement explicite de la personne) : ${REASON}`,
    );
  });

  it.each([
    ['purpose', 'What we do it for tells of'],
    ['brand.customers', ': the list “customers” tells of'],
    ['activations.reach_gold', '“reach gold” tells of'],
    ['brand.customers.diet', ': “diet” tells of'],
  ])('is named by what it is about: %s', (at, says) => {
    const told = wordsOf('notice', exampleFacts(dietary({ at })));
    expect(told).toContain(says);
  });

  it('is a gap in each document where nobody says why it is lawful', () => {
    const { agreement, digest } = dietary();
    const { specialCategories, ...silent } = agreement;
    expect(specialCategories).toBeDefined();
    const unsaid = exampleFacts({ digest, agreement: silent });
    for (const name of [...TELLING, 'notice'] as const) {
      const gaps = writeDocument(name, unsaid)
        .sections.flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === 'gap' ? [block.missing] : []));
      expect(gaps.join('\n')).toMatch(/by what it is lawful .*diet/);
    }
    expect(wordsOf('dpia', unsaid)).toContain('names or values of the agreement denote');
  });
});
