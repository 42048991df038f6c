import type { Words } from '#console/words/words.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** A term as it is written in an agreement, and what it means. */
export type Row = readonly [written: string, means: string];

type Consent = NonNullable<Agreement['consent']>;

/** What is asked of people's consent; nothing where the agreement asks for none. */
export const consentRows = ({ terms }: Words, { consent }: Agreement): readonly Row[] => {
  if (consent === undefined) return [];
  const { kinds, maxAgeDays } = consent;
  return [
    ...kinds.map((kind): Row => [`consent ${kind}`, terms.consents[kind]]),
    ...(maxAgeDays === undefined
      ? []
      : [[`maxAgeDays ${maxAgeDays}`, terms.consentAge(maxAgeDays)] as const]),
    ...tcfRows(terms, consent),
    ...gppRows(terms, consent),
  ];
};

const tcfRows = (terms: Words['terms'], { tcf }: Consent): readonly Row[] =>
  (['vendors', 'consent', 'legitimateInterests'] as const).flatMap((field) => {
    const numbers = tcf?.[field];
    return numbers === undefined
      ? []
      : [[`tcf.${field}`, terms.tcf[field](numbers.join(', '))] as const];
  });

const gppRows = (terms: Words['terms'], { gpp = {} }: Consent): readonly Row[] =>
  Object.entries(gpp).map(([section, fields]) => [
    `gpp.${section}`,
    terms.gpp(section, fields.join(', ')),
  ]);
