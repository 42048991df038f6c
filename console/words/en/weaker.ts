import { FIELD_RULES } from '#core/agreement/field-rules.ts';

/** Why a change of each field of an agreement protects people less, in English: as the rules of the fields say it. */
export const weaker: { readonly [field: string]: string } = Object.fromEntries(
  Object.entries(FIELD_RULES).map(([field, { why }]) => [field, why]),
);
