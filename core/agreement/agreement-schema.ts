import { z } from 'zod';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { countryOf } from '#core/identifiers/country.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { hasNumberingPlan } from '#core/identifiers/numbering-plan.ts';
import { CUSTOMER_ID_CASES } from '#core/identifiers/profile.ts';
import { PROFILE_NAMES } from '#core/identifiers/profiles.ts';
import { MAX_ATTRIBUTE_VALUES, MAX_ATTRIBUTES } from '#core/limits.ts';
import {
  AttributeName,
  AttributeValue,
  CollaborationId,
  DatasetName,
  PartyId,
} from '#core/names.ts';

const Account = z
  .string({ error: 'write the account in quotes, so that no digit is lost' })
  .regex(/^\d{12}$/, 'an AWS account has 12 digits');

const Party = z.strictObject({
  id: PartyId,
  role: z.enum(['advertiser', 'publisher']),
  account: Account,
});

const unique = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

const countryAdvice = ({ input }: { readonly input?: unknown }): string =>
  `a country is two capital letters (ISO 3166) with telephone numbers of its own: write ${countryOf(String(input)) ?? 'GB, for example'}`;

const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: countryAdvice, abort: true })
  .refine(hasNumberingPlan, { error: countryAdvice });

const Identifiers = z.strictObject({
  profile: z.enum(PROFILE_NAMES),
  kinds: z
    .array(z.enum(IDENTIFIER_KINDS))
    .min(1, 'name at least one kind of identifier')
    .refine(unique, 'a kind stands twice'),
  defaultCountry: Country.optional(),
  /** `keep`: customer numbers that differ in capitals alone are two people, as Salesforce's ids of 15 are. */
  customerIdCase: z.enum(CUSTOMER_ID_CASES).optional(),
});

const Values = z
  .array(AttributeValue)
  .min(2, 'an attribute needs at least two values')
  .max(
    MAX_ATTRIBUTE_VALUES,
    `an attribute has at most ${MAX_ATTRIBUTE_VALUES} values: group them, so that none singles people out`,
  )
  .refine(unique, 'a value stands twice');

const Dataset = z.strictObject({
  attributes: strictRecord(z.record(AttributeName, Values)).refine(
    (attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES,
    { error: `a dataset has at most ${MAX_ATTRIBUTES} attributes` },
  ),
});

const days = z.int().min(1, 'at least one day').max(3650, 'at most ten years');

const Retention = z.strictObject({ dropsDays: days, tokensDays: days, releasesDays: days });

const Shape = z.strictObject({
  airlock: z.literal(1, { error: 'the only format so far is 1' }),
  id: CollaborationId,
  operator: Account,
  parties: z.tuple([Party, Party], {
    error: ({ code }) => (code.startsWith('too_') ? 'a collaboration has two parties' : undefined),
  }),
  identifiers: Identifiers,
  datasets: strictRecord(z.record(PartyId, strictRecord(z.record(DatasetName, Dataset)))),
  analyses: strictRecord(
    z.record(PartyId, z.array(z.enum(ANALYSIS_NAMES)).refine(unique, 'an analysis stands twice')),
  ),
  privacy: z.union([PrivacyTerms, strictRecord(z.record(PartyId, PrivacyTerms))]),
  retention: Retention,
  purpose: z.string().min(10, 'say in a sentence what the counts are for').max(500),
  legalBasis: z.enum(['consent', 'contract', 'legitimate-interests']),
});

type StatedPrivacy = z.infer<typeof Shape>['privacy'];

/** Do these terms hold for both parties? Then `noise` is a word; of terms by party it can be one's id. */
const isForBoth = (privacy: StatedPrivacy): privacy is PrivacyTerms =>
  typeof privacy.noise === 'string';

/**
 * The contract of a collaboration, as `agreement.yaml` holds it. Strict: an unknown key is an
 * error, and nothing that protects people (k, budget, retention) can be left out.
 */
export const Agreement = Shape.superRefine((agreement, context) => {
  const ids = agreement.parties.map(({ id }) => id);
  const refuse = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  if (!unique(ids)) refuse(['parties'], 'the two parties need different ids');
  if (!unique(agreement.parties.map(({ role }) => role)))
    refuse(['parties'], 'one party is the advertiser, the other the publisher');
  for (const section of ['datasets', 'analyses'] as const) {
    for (const key of Object.keys(agreement[section]))
      if (!ids.includes(key)) refuse([section, key], `"${key}" is not one of the parties`);
    for (const id of ids)
      if (!Object.hasOwn(agreement[section], id)) refuse([section], `"${id}" has no entry here`);
  }
  for (const id of ids)
    if (
      Object.hasOwn(agreement.datasets, id) &&
      Object.keys(agreement.datasets[id] ?? {}).length === 0
    )
      refuse(['datasets', id], `"${id}" needs at least one dataset`);
  if (isForBoth(agreement.privacy)) return;
  for (const key of Object.keys(agreement.privacy))
    if (!ids.includes(key)) refuse(['privacy', key], `"${key}" is not one of the parties`);
  for (const id of ids)
    if (!Object.hasOwn(agreement.privacy, id)) refuse(['privacy'], `"${id}" states no terms`);
});

export type Agreement = z.infer<typeof Agreement>;
export type Party = z.infer<typeof Party>;

/** The privacy terms that the parties state: one's and the other's, or one block for both. */
export const statedTerms = ({ privacy }: Agreement): readonly PrivacyTerms[] =>
  isForBoth(privacy) ? [privacy] : Object.values(privacy);
