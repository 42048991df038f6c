import { GPP_SECTIONS, type GppSection } from '#core/agreement/gpp-sections.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';

/** The terms of consent, as far as these rules look at them. */
interface Terms {
  readonly kinds: readonly string[];
  readonly tcf?:
    | {
        readonly consent?: readonly number[] | undefined;
        readonly legitimateInterests?: readonly number[] | undefined;
      }
    | undefined;
  readonly gpp?: Readonly<Partial<Record<GppSection, readonly string[]>>> | undefined;
}

type Rule = (terms: Terms) => readonly PartyFault[];

/** Since TCF 2.2 these take consent alone. */
const CONSENT_ALONE: readonly number[] = [1, 3, 4, 5, 6];

const EXAMPLES = {
  tcf: 'write, for example, tcf: { vendors: [755], consent: [1, 3, 4] }',
  gpp: 'write, for example, gpp: { usnat: [SaleOptOut, TargetedAdvertisingOptOut] }',
} as const;

const ofStrings: Rule = ({ kinds, tcf, gpp }) => {
  const missing = (kind: 'tcf' | 'gpp'): PartyFault => ({
    path: [kind],
    message: `what a string of ${kind} must say is missing`,
    remedy: EXAMPLES[kind],
  });
  return [
    ...(kinds.includes('tcf') && tcf === undefined ? [missing('tcf')] : []),
    ...(kinds.includes('gpp') && gpp === undefined && tcf === undefined ? [missing('gpp')] : []),
  ];
};

const ofUnused: Rule = ({ kinds, tcf, gpp }) => {
  const unused = (kind: 'tcf' | 'gpp'): PartyFault => ({
    path: [kind],
    message: 'no kind of consent is held against this',
    remedy: `add ${kind} to kinds, or remove it`,
  });
  const takesTcf = kinds.includes('tcf') || kinds.includes('gpp');
  return [
    ...(tcf !== undefined && !takesTcf ? [unused('tcf')] : []),
    ...(gpp !== undefined && !kinds.includes('gpp') ? [unused('gpp')] : []),
  ];
};

const ofPurposes: Rule = ({ tcf }) => {
  if (tcf === undefined) return [];
  const { consent = [], legitimateInterests = [] } = tcf;
  if (consent.length + legitimateInterests.length === 0)
    return [
      {
        path: ['tcf'],
        message: 'no purpose is named',
        remedy: 'name some by consent or by legitimateInterests, e.g. consent: [1, 3, 4]',
      },
    ];
  return legitimateInterests.flatMap((purpose, at): readonly PartyFault[] => {
    const path = ['tcf', 'legitimateInterests', at];
    if (CONSENT_ALONE.includes(purpose))
      return [
        { path, message: `purpose ${purpose} takes consent alone`, remedy: 'name it by consent' },
      ];
    if (!consent.includes(purpose)) return [];
    const message = `purpose ${purpose} stands on consent already`;
    return [{ path, message, remedy: 'name it once' }];
  });
};

const ofFields: Rule = ({ gpp }) =>
  Object.entries(gpp ?? {}).flatMap(([section, fields]) => {
    const known: readonly string[] = GPP_SECTIONS[section as GppSection] ?? [];
    return fields.flatMap((field, at) =>
      known.includes(field)
        ? []
        : [
            {
              path: ['gpp', section, at],
              message: `the section ${section} has no such field`,
              remedy: `name ${known.join(' or ')}`,
            },
          ],
    );
  });

const RULES: readonly Rule[] = [ofStrings, ofUnused, ofPurposes, ofFields];

/** What is wrong between the fields of the terms of consent, each told where it stands in them. */
export const consentFaults = (terms: Terms): readonly PartyFault[] =>
  RULES.flatMap((rule) => rule(terms));
