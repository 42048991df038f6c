import { describe, expect, it } from 'vitest';
import type { Activation } from '#core/agreement/activation-schema.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { GOVERNANCE_DOCUMENTS, GovernanceDocument } from '#core/documents/governance-document.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { sha256 } from '#core/sha256.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';
import { GOVERNANCE, governedAgreement } from '#test/support/governance/governed.ts';

const blocksOf = ({ sections }: GovernanceDocument): readonly Block[] =>
  sections.flatMap(({ blocks }) => blocks);
const gapsOf = (document: GovernanceDocument): readonly string[] =>
  blocksOf(document).flatMap((block) => (block.type === 'gap' ? [block.missing] : []));
const lawsOf = ({ sections }: GovernanceDocument): readonly string[] =>
  sections.map(({ law = '' }) => law);
const wordsOf = (document: GovernanceDocument): string => JSON.stringify(document.sections);

const silent = exampleFacts(testAgreement({ legalBasis: 'legitimate-interests' }));
const spoken = exampleFacts(governedAgreement({ legalBasis: 'legitimate-interests' }));

describe('a document that writes itself', () => {
  it.each(GOVERNANCE_DOCUMENTS)('%s is what its schema says, and counts its gaps', (name) => {
    for (const facts of [silent, spoken]) {
      const document = writeDocument(name, facts);
      expect(GovernanceDocument.parse(document)).toEqual(document);
      expect(document.gaps).toBe(gapsOf(document).length);
    }
  });

  it.each(GOVERNANCE_DOCUMENTS)('%s has fewer gaps the more the agreement says', (name) => {
    expect(writeDocument(name, spoken).gaps).toBeLessThan(writeDocument(name, silent).gaps);
  });

  it.each(GOVERNANCE_DOCUMENTS)('%s names the digest of each source', (name) => {
    const sources = writeDocument(name, spoken).sources.map((each) => each.sha256);
    expect(sources).toContain(spoken.signed.digest);
    expect(sources).toContain(spoken.activity.head);
    expect(sources).toHaveLength(3);
  });

  it('says of an agreement that is not in force that it is not', () => {
    const [source] = writeDocument('dpia', { ...silent, inForce: false }).sources;
    expect(source?.version).toBe('not in force');
  });
});

describe('a data protection impact assessment', () => {
  it('has what Art. 35(7) wants, and the nine criteria of WP248', () => {
    const document = writeDocument('dpia', spoken);
    const laws = lawsOf(document).join(' ');
    for (const law of ['35(7)(a)', '35(7)(b)', '35(7)(c)', '35(7)(d)', '35(2)', '35(11)', '36'])
      expect(laws).toContain(law);
    const criteria = blocksOf(document).flatMap((block) =>
      block.type === 'table' && block.heads[0] === 'criterion' ? block.rows : [],
    );
    expect(criteria).toHaveLength(9);
  });

  it('claims nothing that nobody said: whom it decides about, who decided, how grave a risk is', () => {
    const gaps = gapsOf(writeDocument('dpia', silent)).join('\n');
    expect(gaps).toMatch(/2\. Automated decisions/);
    expect(gaps).toMatch(/7\. Data concerning vulnerable people/);
    expect(gaps).toMatch(/how likely and how grave/);
    expect(gaps).toMatch(/who decided/);
    expect(gaps).toMatch(/--redteam/);
    const left = gapsOf(writeDocument('dpia', spoken));
    expect(left.join('\n')).not.toMatch(/criter|officer|sub-processors/);
  });

  it('tells what an audit and attacks came to, and whether those were under this agreement', () => {
    const report: AuditReport = {
      ...{ kind: 'audit-report', schema: 'airlock/audit-report/v1', cannotSee: [] },
      ...{ findings: [], matrix: [] },
    };
    const redteam = {
      ...{ sha256: sha256('attacks'), agreement: sha256('another'), trials: 50 },
      verdicts: { holds: 12, 'not-decided': 1 },
    };
    const facts = { ...spoken, audit: { sha256: sha256('report'), report }, redteam };
    const document = writeDocument('dpia', facts);
    expect(wordsOf(document)).toContain('12 holds, 1 not-decided');
    expect(gapsOf(document).join()).toContain('under another one');
    expect(document.sources.map((each) => each.sha256)).toEqual(
      expect.arrayContaining([sha256('attacks'), sha256('report')]),
    );
  });

  it('marks an attribute that nothing needs', () => {
    const attributes = { tier: ['gold', 'silver'], colour: ['red', 'blue'] };
    const { agreement, digest } = testAgreement({
      datasets: {
        brand: { customers: { attributes } },
        publisher: { audience: { attributes: {} } },
      },
      analyses: { brand: ['overlap'], publisher: [] },
    });
    expect(wordsOf(writeDocument('dpia', exampleFacts({ agreement, digest })))).toContain(
      'NEEDED FOR NOTHING',
    );
  });
});

describe('a record of processing', () => {
  it('has every letter of Art. 30(1), and of 30(2) where there is a processor', () => {
    const laws = lawsOf(writeDocument('records', spoken));
    for (const letter of 'abcdefg') expect(laws.join()).toContain(`30(1)(${letter})`);
    expect(laws).toContain('Art. 30(2)');
    expect(wordsOf(writeDocument('records', spoken))).toContain('operator Ltd');
  });
});

describe('a sheet of terms', () => {
  it('has every letter of Art. 28(3), and the arrangement of Art. 26', () => {
    const words = wordsOf(writeDocument('terms', spoken));
    for (const letter of 'abcdefgh') expect(words).toContain(`(${letter}) `);
    expect(lawsOf(writeDocument('terms', spoken)).join()).toContain('26(2)');
  });

  it('signs for nobody', () => {
    expect(gapsOf(writeDocument('terms', spoken)).join()).toContain('who signed');
  });
});

describe('an assessment of legitimate interests', () => {
  it('has the three tests where that is the basis', () => {
    const headings = writeDocument('lia', spoken).sections.map(({ heading }) => heading);
    expect(headings.join()).toMatch(/legitimate.*Necessity.*Balance/);
  });

  it('says that none is due where the basis is another', () => {
    const document = writeDocument(
      'lia',
      exampleFacts(governedAgreement({ legalBasis: 'consent' })),
    );
    expect(document).toMatchObject({ gaps: 0 });
    expect(wordsOf(document)).toContain('None is due');
  });
});

describe('a notice for people', () => {
  it('says of whoever takes lists home that it does, and of nobody else', () => {
    const activation: Activation = {
      ...{ from: 'customers', to: 'audience', use: 'include', on: ['email'], listEpsilon: 1 },
      ...{ purpose: 'Show the offer to customers who stayed away.', minimumPeople: 1000 },
      ...{ listsPerPeriod: 1, listsForLife: 1, expiresAfterDays: 30 },
      consent: { attribute: 'tier', value: 'gold' },
    };
    const { agreement, digest } = governedAgreement();
    const listed = { ...agreement, activations: { spring: activation } };
    const words = (activated: typeof agreement) =>
      wordsOf(writeDocument('notice', exampleFacts({ agreement: activated, digest })));
    expect(words(listed)).toContain(
      'publisher Ltd, 1 High Street, London sees counts of people, and may take home',
    );
    expect(words(listed)).toContain(
      'brand Ltd, 1 High Street, London sees counts of people, never',
    );
    expect(words(agreement)).not.toContain('take home');
  });

  it('has the same parts in the same order in each language', () => {
    const [english, french] = [
      writeDocument('notice', spoken, 'en'),
      writeDocument('notice', spoken, 'fr'),
    ];
    expect(lawsOf(french)).toEqual(lawsOf(english));
    expect(french.title).not.toBe(english.title);
    expect(english.gaps).toBe(0);
    // What the agreement says in English is to be translated.
    expect(french.gaps).toBe(1);
  });

  it('tells of taking consent back only where consent is the basis', () => {
    const by = (legalBasis: string) =>
      wordsOf(writeDocument('notice', exampleFacts(governedAgreement({ legalBasis }))));
    expect(by('consent')).toContain('take your consent back');
    expect(by('contract')).not.toContain('take your consent back');
  });

  it('tells of a transfer where one of the sub-processors needs one', () => {
    const { organisations } = GOVERNANCE;
    const { brand, ...others } = organisations;
    const cloud = {
      ...{ name: 'Cloud', purpose: 'Hosts.', country: 'US', transfer: 'adequacy' as const },
    };
    const governance = {
      ...GOVERNANCE,
      organisations: { ...others, brand: { ...brand, subprocessors: { cloud } } },
    };
    const words = (facts: Parameters<typeof writeDocument>[1]) =>
      wordsOf(writeDocument('notice', facts));
    expect(words(exampleFacts(governedAgreement({ governance })))).toContain(
      'outside the European',
    );
    expect(words(spoken)).toContain('is not sent out');
  });
});
