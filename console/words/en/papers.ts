import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.en;

/** Documents for officers, authorities and people, in English. */
export const papers = {
  title: 'Documents',
  lead: 'Written from what the agreement and the ledger say, now. What no source says is marked as a gap.',
  columns: ['Document', 'What it is'],
  names: {
    dpia: 'Impact assessment',
    records: 'Record of processing',
    terms: 'Sheet of terms',
    lia: 'Assessment of legitimate interests',
    notice: 'Notice for the people',
  },
  says: {
    dpia: 'Risks for people and what is done about them (GDPR, Article 35).',
    records: 'What is processed, why, by whom and how long (GDPR, Article 30).',
    terms: 'Who is responsible for what, between the parties (GDPR, Articles 26 and 28).',
    lia: 'Why the interest of the parties does not outweigh that of the people (GDPR, Article 6(1)(f)).',
    notice: 'What the people on the lists are told (GDPR, Articles 13 and 14).',
  },
  gaps: (many: number) =>
    `${plural(many, { one: 'thing is', other: 'things are' })} said by no source. Each is marked where it belongs: say it in the agreement, or fill it in by hand.`,
  foreign: 'The document is in another language than this page.',
  languages: { en: 'In English', fr: 'In French' },
  from: 'Findings to tell of',
  audit: 'Audit',
  redteam: 'Attacks',
  fromSays: {
    audit: 'A file of the folder that "airlock audit --json" wrote.',
    redteam: 'A file of the folder that "airlock redteam --json" wrote.',
  },
  write: 'Write it with these',
};
