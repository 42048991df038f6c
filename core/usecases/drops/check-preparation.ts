import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { attributesOf, ownIdsOf, partyOf } from '#core/agreement/lookup.ts';
import { checkAttributes } from '#core/drops/check-attributes.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { consentSpan } from '#core/drops/consent/consent-span.ts';
import { plainColumns } from '#core/drops/identifier-source.ts';
import { type Mapping, repeatRule } from '#core/drops/mapping.ts';
import { planRows, type RowPlan, type RowRules, tokenKinds } from '#core/drops/row-plan.ts';
import { AirlockError } from '#core/errors.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import { FORGOTTEN } from '#core/names.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { checkConsent } from '#core/usecases/drops/check-consent.ts';

/** What to prepare, under which agreement. */
export interface PrepareRequest {
  readonly signed: AgreementWithDigest;
  readonly party: string;
  readonly dataset: string;
  readonly mapping: Mapping;
  /** The party's word that everybody in the file may be used so; needed where no column says it. */
  readonly attestation: string | undefined;
  readonly onProgress?: (done: number, total: number, rows: number) => void;
}

/** Checks what can be checked before a row is read: `checkRequest`, and the header of the file. */
export const checkPreparation = async (
  source: RecordSource,
  request: PrepareRequest,
  now: Date,
): Promise<ReturnType<typeof checkRequest> & { readonly wanted: readonly string[] }> => {
  const checked = checkRequest(request, now);
  const { plan } = checked;
  const wanted = [
    ...plan.wanted,
    ...dateColumns(request.mapping),
    ...plan.kinds.flatMap((kind) => plainColumns(request.mapping, kind)),
  ];
  checkHeader(await source.columns(wanted), wanted);
  return { ...checked, wanted };
};

/** The column that says which row of a person is the last. It stands behind all others. */
export const dateColumns = (mapping: Mapping): readonly string[] => {
  const rule = repeatRule(mapping);
  return typeof rule === 'object' ? [rule.last] : [];
};

/**
 * Checks what can be checked without the file: the mapping, and the word on consent, against the
 * agreement. Throws AirlockError('usage').
 */
export const checkRequest = (
  request: PrepareRequest,
  now: Date,
): { plan: RowPlan; rules: RowRules } => {
  const { signed, party, dataset, mapping } = request;
  partyOf(signed.agreement, party);
  const attributes = attributesOf(signed.agreement, party, dataset);
  const most = ownIdsOf(signed.agreement, party, dataset);
  const isEnough = dataset === FORGOTTEN ? ({ isEnough: true } as const) : {};
  const own = most === undefined ? {} : { own: { party, most, ...isEnough } };
  const span = { consentSpan: consentSpan(signed.agreement, now) };
  const { match } = signed.agreement;
  // Nobody is forgotten by what several people may have.
  const table = match && dataset !== FORGOTTEN ? { table: tableNamed(match.table) } : {};
  const rules = { agreement: signed.agreement, mapping, attributes, ...own, ...table, ...span };
  const plan = planRows(rules);
  checkMapping(request, plan, rules);
  checkConsent(request);
  return { plan, rules };
};

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

const checkMapping = (
  { mapping, signed }: PrepareRequest,
  plan: RowPlan,
  { own }: RowRules,
): void => {
  const { kinds } = signed.agreement.identifiers;
  for (const kind of Object.keys(mapping.identifiers))
    if (!kinds.some((known) => known === kind))
      usage(`The agreement does not use the kind "${kind}": map only ${kinds.join(', ')}.`);
  const needed = own?.isEnough ? tokenKinds(plan) : [...plan.kinds, ...plan.matchSlots];
  if (needed.length === 0) usage(`Map at least one column to ${kinds.join(' or ')}.`);
  if (mapping.bridges && plan.slots.length === 0)
    usage('The agreement has no ids of your own for this list: remove "bridges" from the mapping.');
  if (mapping.match && !signed.agreement.match)
    usage('The agreement does not match by points: remove "match" from the mapping.');
  checkAttributes(Object.keys(mapping.attributes), plan.attributes);
};
