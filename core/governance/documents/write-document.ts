import type {
  DocumentName,
  GovernanceDocument,
  Language,
  Section,
} from '#core/documents/governance-document.ts';
import { dpiaSections } from '#core/governance/documents/dpia.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { liaSections } from '#core/governance/documents/lia.ts';
import { NOTICE_WORDS, noticeSections } from '#core/governance/documents/notice.ts';
import { recordsSections } from '#core/governance/documents/records.ts';
import { sourcesOf } from '#core/governance/documents/sources.ts';
import { termsSections } from '#core/governance/documents/terms.ts';

interface Written {
  title(language: Language): string;
  sections(facts: Facts, language: Language): readonly Section[];
}

/** The register: every document, by its name. */
const DOCUMENTS: Readonly<Record<DocumentName, Written>> = {
  dpia: {
    title: () => 'Data protection impact assessment (Art. 35 GDPR)',
    sections: dpiaSections,
  },
  records: {
    title: () => 'Record of processing activities (Art. 30 GDPR)',
    sections: recordsSections,
  },
  terms: {
    title: () => 'Sheet of terms for joint controllers and processors (Art. 26, 28 GDPR)',
    sections: termsSections,
  },
  lia: {
    title: () => 'Assessment of legitimate interests (Art. 6(1)(f) GDPR)',
    sections: liaSections,
  },
  notice: { title: (language) => NOTICE_WORDS[language].title, sections: noticeSections },
};

const gapsIn = (sections: readonly Section[]): number =>
  sections.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'gap').length;

/**
 * Writes a document from what the sources say, and nothing else. What none of them says is a gap, which is counted; what
 * others wrote stands in it as they wrote it, as plain text.
 */
export const writeDocument = (
  document: DocumentName,
  facts: Facts,
  language: Language = 'en',
): GovernanceDocument => {
  const { title, sections } = DOCUMENTS[document];
  const written = sections(facts, language);
  return {
    ...{ kind: 'governance-document', document, language, title: title(language) },
    ...{ collaboration: facts.signed.agreement.id, at: facts.at, gaps: gapsIn(written) },
    ...{ sections: written, sources: sourcesOf(facts) },
  };
};
