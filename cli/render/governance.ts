import { amount } from '#cli/render/table.ts';
import { besideLines } from '#cli/render/wrap.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Governance, Organisation } from '#core/agreement/governance-schema.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { lapseText } from '#core/governance/lapses.ts';
import { REVIEW_DAYS } from '#core/governance-limits.ts';

const listed = (what: string, texts: readonly string[]): string =>
  texts.length === 0 ? '' : ` ${what} ${texts.join('; ').replace(/\.$/, '')}.`;

const organisationText = (organisation: Organisation): string => {
  const { name, role, contacts, source, authority } = organisation;
  const { subprocessors, attestations, training } = organisation;
  const written = Object.entries(contacts).map(([as, each]) => `${as} ${each.name}, ${each.email}`);
  const helpers = Object.values(subprocessors ?? {}).map(
    (each) => `${each.name}, in ${each.country} (transfer: ${each.transfer}): ${each.purpose}`,
  );
  const attested = Object.values(attestations ?? {}).map(
    (each) => `${each.name} from ${each.issued} until ${each.expires}`,
  );
  const taught = Object.values(training ?? {}).map(
    (each) => `${each.topic} from ${each.held} until ${each.expires}`,
  );
  return [
    `${name}, as ${role}.`,
    listed('Write to', written),
    listed('Source of its lists:', source === undefined ? [] : [source]),
    listed('Authority:', authority === undefined ? [] : [authority]),
    listed('Works with', helpers),
    listed('Attested:', attested),
    listed('Trained in', taught),
  ].join('');
};

const assessmentLines = ({ assessment }: Governance, column: number): readonly string[] =>
  Object.entries(assessment ?? {}).flatMap(([what, text]) => besideLines(what, text, column));

/** Who answers for a collaboration, with whose help, and what people said of it; nothing where the agreement does not say. */
export const organisationLines = ({ governance }: Agreement, column: number): readonly string[] => {
  if (governance === undefined) return [];
  const { organisations, reviewDays = REVIEW_DAYS } = governance;
  return [
    'Who answers for it',
    ...Object.entries(organisations).flatMap(([id, organisation]) =>
      besideLines(id, organisationText(organisation), column),
    ),
    ...assessmentLines(governance, column),
    ...besideLines(
      `reviewDays ${reviewDays}`,
      `Each party looks at who may do what every ${amount(reviewDays, 'day')}.`,
      column,
    ),
    '',
  ];
};

/** What of the records of an agreement lapsed, or soon will. */
export const lapseLines = (lapses: NonNullable<StatusDocument['lapses']>): readonly string[] =>
  lapses.map((lapse) =>
    lapse.standing === 'lapsed'
      ? `LAPSED: ${lapseText(lapse)}; no agreement that names it is approved anew.`
      : `Lapses soon: ${lapseText(lapse)}.`,
  );

/** Parties that should have looked again at who may do what. */
export const overdueLines = (
  reviews: NonNullable<StatusDocument['reviews']>,
): readonly string[] => {
  const overdue = reviews.filter((each) => each.overdue);
  if (overdue.length === 0) return [];
  const who = overdue.map(({ party, due }) => `${party} since ${due.slice(0, 10)}`).join(', ');
  return [
    `${amount(overdue.length, 'review')} of who may do what overdue: ${who}. Look with "airlock review".`,
  ];
};
