import { z } from 'zod';
import { activationFaults } from '#core/agreement/activation-rules.ts';
import { Activations } from '#core/agreement/activation-schema.ts';
import { ConsentTerms } from '#core/agreement/consent-schema.ts';
import { Contributions } from '#core/agreement/contributions.ts';
import { Dataset } from '#core/agreement/dataset-schema.ts';
import { DropTerms, sealingFaults } from '#core/agreement/drop-terms.ts';
import { experimentRuleFaults } from '#core/agreement/experiment-rules.ts';
import { Experiments } from '#core/agreement/experiment-terms.ts';
import { formatFaults } from '#core/agreement/format-rules.ts';
import { governanceFaults } from '#core/agreement/governance-rules.ts';
import { Governance } from '#core/agreement/governance-schema.ts';
import { historyFaults } from '#core/agreement/history-rules.ts';
import { partyFaults } from '#core/agreement/party-rules.ts';
import { isByParty, PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { SpecialCategories } from '#core/agreement/special-category-schema.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { formOf } from '#core/form-of.ts';
import { countryOf } from '#core/identifiers/country.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { hasNumberingPlan } from '#core/identifiers/numbered-countries.ts';
import { CUSTOMER_ID_CASES, PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { LEAST_KEYS_DAYS, MOST_KEYS_DAYS } from '#core/limits.ts';
import { MATCH_EXAMPLE, MatchTerms } from '#core/match-keys/match-terms.ts';
import { CollaborationId, DeclaredName, PartyId } from '#core/names.ts';

const Account = z
  .string({ error: 'write the account in quotes, so that no digit is lost' })
  .regex(/^\d{12}$/, 'an AWS account has 12 digits');

const Party = z.strictObject({
  id: PartyId.meta({ description: 'What the party is called everywhere.', examples: ['brand'] }),
  role: z.enum(['advertiser', 'publisher']).meta({
    description: 'People of the advertiser are counted; the publisher shows the advertising.',
    examples: ['advertiser'],
  }),
  account: Account.optional().meta({
    description: 'Its AWS account, in quotes. Only a room on AWS needs it.',
    examples: ['222222222222'],
  }),
});

const countryAdvice = ({ input }: { readonly input?: unknown }): string =>
  `a country is two capital letters (ISO 3166) with telephone numbers of its own: write ${countryOf(String(input)) ?? 'GB, for example'}`;

const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: countryAdvice, abort: true })
  .refine(hasNumberingPlan, { error: countryAdvice });

const Identifiers = z.strictObject({
  profile: z.enum(PROFILE_NAMES).meta({
    description: 'By which published rules identifiers are written before they are hashed.',
    examples: ['uid2'],
  }),
  kinds: z
    .array(z.enum(IDENTIFIER_KINDS))
    .min(1, 'name at least one kind of identifier')
    .refine(unique, 'a kind stands twice')
    .meta({
      description: 'By what people are matched, in the order in which a match is looked for.',
      examples: [['email', 'phone']],
    }),
  defaultCountry: Country.optional().meta({
    description: 'The country of phone numbers that are written without one.',
    examples: ['GB'],
  }),
  customerIdCase: z
    .enum(CUSTOMER_ID_CASES)
    .optional()
    .meta({
      description:
        'Whether customer numbers that differ in capitals alone are two people (keep), as the ids of 15 of Salesforce are, or one (fold).',
      examples: ['keep'],
    }),
});

const days = z.int().min(1, 'at least one day').max(3650, 'at most ten years');

const Retention = z.strictObject({
  dropsDays: days.meta({
    description: 'Days after which a drop that was not taken is deleted; a taken one is at once.',
    examples: [7],
  }),
  tokensDays: days.meta({
    description: 'Days after which a list in the room is deleted.',
    examples: [30],
  }),
  releasesDays: days.meta({
    description: 'Days after which an answer is deleted in the room.',
    examples: [365],
  }),
  keysDays: z
    .int()
    .min(LEAST_KEYS_DAYS, `KMS destroys a key after ${LEAST_KEYS_DAYS} days at the earliest`)
    .max(MOST_KEYS_DAYS, `KMS destroys a key after ${MOST_KEYS_DAYS} days at the latest`)
    .optional()
    .meta({
      description: `Days after which the token key of an epoch that ended is destroyed; ${MOST_KEYS_DAYS} if left out.`,
      examples: [7],
    }),
});

const Shape = z.strictObject({
  airlock: z.literal([1, 2], { error: 'the formats of an agreement are 1 and 2' }).meta({
    description: 'The format of this file: 2 where it has what 1 does not know.',
    examples: [1],
  }),
  id: CollaborationId.meta({
    description: 'What the collaboration is called.',
    examples: ['spring-2026'],
  }),
  operator: Account.optional().meta({
    description: 'The AWS account that the room is in, in quotes. Only a room on AWS needs it.',
    examples: ['111111111111'],
  }),
  parties: z
    .tuple([Party, Party], {
      error: ({ code }) =>
        code.startsWith('too_') ? 'a collaboration has two parties' : undefined,
    })
    .meta({
      description: 'The two parties.',
      examples: [
        [
          { id: 'brand', role: 'advertiser' },
          { id: 'publisher', role: 'publisher' },
        ],
      ],
    }),
  identifiers: Identifiers.meta({
    description: 'How the people of the two lists are recognised.',
    examples: [{ profile: 'uid2', kinds: ['email'] }],
  }),
  match: MatchTerms.optional().meta({
    description:
      'How people are matched who typed their names or addresses another way: by points, one to one. Needs format 2.',
    examples: [MATCH_EXAMPLE],
  }),
  drops: DropTerms.optional().meta({
    description: 'How drops are protected on their way to the room. Needs format 2.',
    examples: [{ sealed: true }],
  }),
  datasets: strictRecord(z.record(PartyId, strictRecord(z.record(DeclaredName, Dataset)))).meta({
    description: 'The lists that each party brings, by party and by the name of the list.',
    examples: [{ brand: { customers: { attributes: {} } } }],
  }),
  analyses: strictRecord(
    z.record(
      PartyId,
      z
        .array(z.enum(ANALYSIS_NAMES))
        .refine(unique, 'an analysis stands twice')
        .meta({ description: 'What the party may ask.', examples: [['overlap', 'segments']] }),
    ),
  ).meta({
    description: 'What each party may ask.',
    examples: [{ brand: ['overlap'], publisher: [] }],
  }),
  experiments: Experiments.optional(),
  contributions: Contributions.optional(),
  privacy: z
    .union([
      formOf((input) => !isByParty(input), PrivacyTerms),
      formOf(isByParty, strictRecord(z.record(PartyId, PrivacyTerms))),
    ])
    .meta({
      description:
        'How people are protected: one block for both parties, or one by party; then the strictest of each term holds.',
      examples: [
        {
          ...{ noise: 'gaussian', k: 100, epsilon: 0.25, epsilonBudget: 1.4 },
          ...{ budgetPeriodDays: 30, lifetimeEpsilon: 5 },
        },
      ],
    }),
  shares: strictRecord(
    z.record(
      PartyId,
      z
        .number()
        .min(0, 'a share is from 0 to 1')
        .max(1, 'a share is from 0 to 1')
        .meta({ description: 'The part that the party may spend.', examples: [0.5] }),
    ),
  )
    .optional()
    .meta({
      description:
        'Which part of every budget each party may spend by its questions; equal parts, if left out, for those who may ask.',
      examples: [{ brand: 0.5, publisher: 0.5 }],
    }),
  activations: Activations.optional(),
  specialCategories: SpecialCategories.optional(),
  retention: Retention.meta({
    description: 'When things are deleted.',
    examples: [{ dropsDays: 7, tokensDays: 30, releasesDays: 365 }],
  }),
  purpose: z
    .string()
    .min(10, 'say in a sentence what the counts are for')
    .max(500)
    .meta({
      description: 'What the counts are for, in a sentence.',
      examples: ['Count the customers that the publisher reaches, to plan the campaign.'],
    }),
  legalBasis: z.enum(['consent', 'contract', 'legitimate-interests']).meta({
    description: 'On what legal basis people are on the lists.',
    examples: ['consent'],
  }),
  consent: ConsentTerms.optional(),
  governance: Governance.optional(),
});

/**
 * The contract of a collaboration, as `agreement.yaml` holds it. Strict: an unknown key is an
 * error, and nothing that protects people (k, budget, retention) can be left out.
 */
export const Agreement = Shape.superRefine((agreement, context) => {
  for (const { path, message } of partyFaults(agreement))
    context.addIssue({ code: 'custom', path: [...path], message });
  for (const { path, message, remedy } of [
    ...formatFaults(agreement),
    ...activationFaults(agreement),
    ...experimentRuleFaults(agreement),
    ...historyFaults(agreement),
    ...governanceFaults(agreement),
    ...sealingFaults(agreement),
  ])
    context.addIssue({ code: 'custom', path: [...path], message, params: { remedy } });
});

export type Agreement = z.infer<typeof Agreement>;
export type Party = z.infer<typeof Party>;

type StatedPrivacy = Agreement['privacy'];

/** Do these terms hold for both parties? Then `noise` is a word; of terms by party it can be one's id. */
const isForBoth = (privacy: StatedPrivacy): privacy is PrivacyTerms =>
  typeof privacy.noise === 'string';

/** The privacy terms that the parties state: one's and the other's, or one block for both. */
export const statedTerms = ({ privacy }: Agreement): readonly PrivacyTerms[] =>
  isForBoth(privacy) ? [privacy] : Object.values(privacy);
