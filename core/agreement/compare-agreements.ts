import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import { type AgreementField, agreementFields } from '#core/agreement/agreement-fields.ts';
import { type Agreement, statedTerms } from '#core/agreement/agreement-schema.ts';
import { FIELD_RULES, UNKNOWN_FIELD } from '#core/agreement/field-rules.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { ownValue } from '#core/own-value.ts';

const textOf = (field: AgreementField | undefined): string | undefined =>
  Array.isArray(field?.value) ? `[${field.value.join(', ')}]` : field && String(field.value);

const changeOf = (
  before: AgreementField | undefined,
  after: AgreementField | undefined,
): readonly AgreementChange[] => {
  const [old, now] = [textOf(before), textOf(after)];
  const { path = '', field = '' } = after ?? before ?? {};
  if (old === now) return [];
  const { effect, why } = ownValue(FIELD_RULES, field) ?? UNKNOWN_FIELD;
  const does = effect(before?.value, after?.value);
  return [
    {
      path,
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
      effect: does,
      ...(does === 'weaker' && { why }),
    },
  ];
};

/** What may be written in several ways that come to the same: terms by party, and what is preset. */
const RESTATED = ['privacy', 'shares'] as const;

const restated = (before: Agreement, after: Agreement): readonly AgreementChange[] =>
  RESTATED.filter(
    (section) => canonicalJson(before[section]) !== canonicalJson(after[section]),
  ).map((path) => ({ path, effect: 'changed' }));

const SUPPORT = 'privacy.minimumSupport';

/** Where nobody states it, it is k, and a change of that is told once. */
const isToldByK = (agreements: readonly Agreement[], path: string): boolean =>
  path === SUPPORT &&
  agreements.flatMap(statedTerms).every(({ minimumSupport }) => minimumSupport === undefined);

/**
 * What changed from one agreement to another, and what that does to the protection of people: what became
 * weaker first. Nothing, if they have the same digest.
 */
export const compareAgreements = (
  before: Agreement,
  after: Agreement,
): readonly AgreementChange[] => {
  const [old, now] = [agreementFields(before), agreementFields(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => !isToldByK([before, after], path),
  );
  const changes = paths.flatMap((path) => changeOf(old.get(path), now.get(path)));
  const terms = restated(before, after).filter(
    ({ path }) => !changes.some((change) => change.path.startsWith(`${path}.`)),
  );
  const rank = ['weaker', 'stricter', 'changed'];
  return [...changes, ...terms].sort((a, b) => rank.indexOf(a.effect) - rank.indexOf(b.effect));
};
