import { z } from 'zod';
import { consentFaults } from '#core/agreement/consent-rules.ts';
import { GPP_FIELDS, GPP_SECTION_NAMES } from '#core/agreement/gpp-sections.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { MAX_CONSENT_AGE_DAYS, MAX_TCF_PURPOSE, MAX_TCF_VENDORS } from '#core/limits.ts';

/**
 * In what form a drop may bring consent: the party's word for the whole file, or a column of it that holds a yes, a time,
 * a string of the IAB's Transparency and Consent Framework (TCF 2.3), or one of its Global Privacy Platform (GPP).
 */
const CONSENT_KINDS = ['attested', 'boolean', 'timestamp', 'tcf', 'gpp'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

const purposes = z
  .array(
    z
      .int('a purpose is a whole number')
      .min(1, 'purposes count from 1')
      .max(MAX_TCF_PURPOSE, `a string has room for ${MAX_TCF_PURPOSE} purposes`),
  )
  .min(1, 'name at least one purpose, or leave the list out')
  .refine(unique, 'a purpose stands twice')
  .optional();

const Tcf = z
  .strictObject({
    vendors: z
      .array(
        z
          .int('a vendor is a whole number')
          .min(1, 'vendors count from 1')
          .max(65_535, 'a string has room for 65535 vendors'),
      )
      .min(1, 'name at least one vendor: a string allows nothing to nobody')
      .max(MAX_TCF_VENDORS, `at most ${MAX_TCF_VENDORS} vendors`)
      .refine(unique, 'a vendor stands twice')
      .meta({
        description:
          'Who uses the data, by their numbers in the Global Vendor List: each must have been disclosed and be allowed.',
        examples: [[755]],
      }),
    consent: purposes.meta({
      description: 'Purposes for which a person must have consented, by their numbers.',
      examples: [[1, 3, 4]],
    }),
    legitimateInterests: purposes.meta({
      description:
        'Purposes that a person was told of as legitimate interests and did not object to.',
      examples: [[7]],
    }),
  })
  .meta({
    description: 'What a TCF string must allow, also one that stands in a GPP string.',
    examples: [{ vendors: [755], consent: [1, 3, 4] }],
  });

const Gpp = strictRecord(
  z.partialRecord(
    z.enum(GPP_SECTION_NAMES),
    z
      .array(z.enum(GPP_FIELDS))
      .min(1, 'name at least one field')
      .refine(unique, 'a field stands twice')
      .meta({
        description:
          'Fields of the section that must say in so many words that the person did not opt out.',
        examples: [['SaleOptOut', 'Gpc']],
      }),
  ),
)
  .refine((sections) => Object.keys(sections).length > 0, {
    error: 'name at least one section',
    // A name that is no section is told as that alone.
    when: ({ issues }) => issues.length === 0,
  })
  .meta({
    description:
      'What a GPP string must say, by its sections: it has one of these at least, and all of these that it has say it.',
    examples: [{ usnat: ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'] }],
  });

/** What the consent of a row must be, or the row enters no room. What must hold between the fields stands in consent-rules.ts. */
export const ConsentTerms = z
  .strictObject({
    kinds: z
      .array(z.enum(CONSENT_KINDS))
      .min(1, 'name at least one kind of consent')
      .refine(unique, 'a kind stands twice')
      .meta({
        description:
          'How a drop may show consent: by the word of its party (attested), or by a column with a yes (boolean), a time (timestamp), a TCF 2.3 string (tcf) or a GPP string (gpp).',
        examples: [['boolean', 'tcf']],
      }),
    maxAgeDays: z
      .int()
      .min(1, 'at least one day')
      .max(MAX_CONSENT_AGE_DAYS, 'at most ten years')
      .optional()
      .meta({
        description:
          'Days after which consent counts no more, on the day on which a drop is prepared; no limit if left out.',
        examples: [390],
      }),
    tcf: Tcf.optional(),
    gpp: Gpp.optional(),
  })
  .superRefine((terms, context) => {
    for (const { path, message, remedy } of consentFaults(terms))
      context.addIssue({ code: 'custom', path: [...path], message, params: { remedy } });
  })
  .meta({
    description:
      'What the consent of each person on a list must be. Rows without it are left out while a drop is prepared. Needs format 2.',
    examples: [{ kinds: ['boolean', 'timestamp'], maxAgeDays: 390 }],
  });
export type ConsentTerms = z.infer<typeof ConsentTerms>;
