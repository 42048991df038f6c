import { amount } from '#cli/render/table.ts';
import { besideLines } from '#cli/render/wrap.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Organisation } from '#core/agreement/governance-schema.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { lapseText } from '#core/governance/lapses.ts';

const listed = (what: string, texts: readonly string[]): string =>
  texts.length === 0 ? '' : ` ${what} ${texts.join('; ')}.`;

const organisationText = (organisation: Organisation): string => {
  const { name, role, contacts, subprocessors, attestations, training } = organisation;
  const written = Object.entries(contacts).map(([as, { email }]) => `${as} ${email}`);
  const helpers = Object.values(subprocessors ?? {}).map(
    (each) => `${each.name}, in ${each.country} (transfer: ${each.transfer})`,
  );
  const attested = Object.values(attestations ?? {}).map(
    (each) => `${each.name} until ${each.expires}`,
  );
  const taught = Object.values(training ?? {}).map((each) => `${each.topic} until ${each.expires}`);
  return [
    `${name}, as ${role}.`,
    listed('Write to', written),
    listed('Works with', helpers),
    listed('Attested:', attested),
    listed('Trained in', taught),
  ].join('');
};

/** Who answers for a collaboration and with whose help; nothing where the agreement does not say. */
export const organisationLines = ({ governance }: Agreement, column: number): readonly string[] => {
  const each = Object.entries(governance?.organisations ?? {}).flatMap(([id, organisation]) =>
    besideLines(id, organisationText(organisation), column),
  );
  return each.length === 0 ? [] : ['Who answers for it', ...each, ''];
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
