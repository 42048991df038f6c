import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import {
  MAX_GOVERNANCE_NAME,
  MAX_GOVERNANCE_TEXT,
  MAX_ORGANISATION_ENTRIES,
  MAX_REVIEW_DAYS,
  REVIEW_DAYS,
} from '#core/governance-limits.ts';
import { EntryName, PartyId } from '#core/names.ts';

/** As what somebody answers for the data (Articles 4(7), 4(8) and 26 of the GDPR). */
const GDPR_ROLES = ['controller', 'joint-controller', 'processor'] as const;

/** Whom to write to: the controller, its representative in the Union, its data protection officer, and for incidents. */
export const CONTACT_ROLES = ['controller', 'representative', 'dpo', 'security'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** On what a transfer out of the EEA stands: there is none, or Articles 45, 46(2)(c), 47 or 49 of the GDPR. */
const TRANSFERS = ['none', 'adequacy', 'standard-clauses', 'binding-rules', 'derogation'] as const;
export type Transfer = (typeof TRANSFERS)[number];

const lineOf = (most: number) =>
  z
    .string('text belongs here')
    .min(1, 'it cannot be empty: leave it out')
    .max(most, `at most ${most} characters`)
    .refine((text) => !/\p{C}/u.test(text) && text === text.trim(), {
      error: 'a text here is printable, on one line, without spaces around it',
    });

const name = lineOf(MAX_GOVERNANCE_NAME);
const text = lineOf(MAX_GOVERNANCE_TEXT);
const day = z.iso.date('a day is written as 2026-11-27');

const entries = <Entry extends z.ZodType>(entry: Entry) =>
  strictRecord(z.record(EntryName, entry)).refine(
    (named) => Object.keys(named).length <= MAX_ORGANISATION_ENTRIES,
    { error: `at most ${MAX_ORGANISATION_ENTRIES} of them` },
  );

const Contact = z.strictObject({
  name: name.meta({ description: 'Who reads it.', examples: ['Data protection officer'] }),
  email: z
    .email('write an address, such as privacy@brand.example')
    .max(MAX_GOVERNANCE_NAME)
    .meta({ description: 'Where people write to.', examples: ['privacy@brand.example'] }),
});

const Subprocessor = z.strictObject({
  name: name.meta({ description: 'Who it is.', examples: ['Cloud Ltd, 2 Hill Road, Dublin'] }),
  purpose: text.meta({ description: 'What it does with the data.', examples: ['Hosts the room.'] }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166)')
    .meta({ description: 'Where it does that.', examples: ['IE'] }),
  transfer: z.enum(TRANSFERS).meta({
    description:
      'On what a transfer out of the EEA stands: none, adequacy (Article 45 of the GDPR), standard-clauses (46(2)(c)), binding-rules (47) or derogation (49).',
    examples: ['none'],
  }),
});

const since = (description: string) => day.meta({ description, examples: ['2026-03-01'] });
const expires = day.meta({
  description: 'The last day on which it holds.',
  examples: ['2029-02-28'],
});

const Attestation = z.strictObject({
  name: name.meta({ description: 'What was attested.', examples: ['ISO/IEC 27001:2022'] }),
  issued: since('When it was issued.'),
  expires,
});

const Training = z.strictObject({
  topic: name.meta({ description: 'What about.', examples: ['Data protection for analysts'] }),
  held: since('When the people who work with the room had it.'),
  expires,
});

/** One organisation: a party, or the operator of the room. */
export const Organisation = z.strictObject({
  name: name.meta({
    description: 'Its name and address, as on a letter.',
    examples: ['Brand Ltd, 1 High Street, London'],
  }),
  role: z.enum(GDPR_ROLES).meta({
    description: 'As what it answers for the data by the GDPR.',
    examples: ['joint-controller'],
  }),
  contacts: strictRecord(z.partialRecord(z.enum(CONTACT_ROLES), Contact)).meta({
    description:
      'Whom to write to: controller, representative (Article 27 of the GDPR), dpo (Article 37), security.',
    examples: [{ dpo: { name: 'Data protection officer', email: 'privacy@brand.example' } }],
  }),
  source: text.optional().meta({
    description: 'Where the people on its lists come from (Article 14(2)(f) of the GDPR).',
    examples: ['People who joined the loyalty programme.'],
  }),
  authority: name.optional().meta({
    description: 'The supervisory authority at which people may complain (Article 13(2)(d)).',
    examples: ["Information Commissioner's Office, ico.org.uk"],
  }),
  subprocessors: entries(Subprocessor)
    .optional()
    .meta({
      description: 'Who works with the data on its behalf.',
      examples: [
        {
          cloud: {
            ...{ name: 'Cloud Ltd, 2 Hill Road, Dublin', purpose: 'Hosts the room.' },
            ...{ country: 'IE', transfer: 'none' },
          },
        },
      ],
    }),
  attestations: entries(Attestation)
    .optional()
    .meta({
      description: 'What others attested of its security. Lapsed ones block approval.',
      examples: [
        { iso27001: { name: 'ISO/IEC 27001:2022', issued: '2026-03-01', expires: '2029-02-28' } },
      ],
    }),
  training: entries(Training)
    .optional()
    .meta({
      description:
        'What its people learned, and until when that counts. Lapsed ones block approval.',
      examples: [
        {
          privacy: {
            ...{ topic: 'Data protection for analysts' },
            ...{ held: '2026-03-01', expires: '2027-02-28' },
          },
        },
      ],
    }),
});
export type Organisation = z.infer<typeof Organisation>;

const said = (description: string, example: string) =>
  text.optional().meta({ description, examples: [example] });

/** What only people can say of the processing, for the documents that need it. */
const Assessment = z.strictObject({
  interest: said(
    'The legitimate interest that is pursued (Article 6(1)(f) of the GDPR).',
    'To show no advertising to people who are customers already.',
  ),
  necessity: said(
    'Why nothing milder would do (Articles 5(1)(c) and 35(7)(b)).',
    'Counts of shared people cannot be had from either list alone.',
  ),
  balancing: said(
    'Why the interests of the people do not override it (Article 6(1)(f)).',
    'Customers expect it, nobody is treated worse, and each may object at any time.',
  ),
  decisions: said(
    'Whether anything is decided about a single person by it alone (Article 22).',
    'Nothing: no answer and no list is about one person.',
  ),
  obligation: said(
    'Whether people have to give their data, and what follows if they do not (Article 13(2)(e)).',
    'Nobody has to: who does not join the programme is on no list.',
  ),
  vulnerable: said(
    'What is known of children and other vulnerable people on the lists.',
    'Nobody below 18 may join the programme.',
  ),
  consultation: said(
    'Whom the parties asked, and what they said (Articles 35(2) and 35(9)).',
    'The officers of both parties agreed on 2026-03-01; customers were asked in a panel.',
  ),
});

/** Who answers for a collaboration, and with whose help. What must hold between the fields stands in governance-rules.ts. */
export const Governance = z
  .strictObject({
    reviewDays: z
      .int()
      .min(1, 'at least one day')
      .max(MAX_REVIEW_DAYS, 'at most two years')
      .optional()
      .meta({
        description: `Days after which each party looks again at who may do what; ${REVIEW_DAYS} if left out.`,
        examples: [180],
      }),
    organisations: strictRecord(z.record(PartyId, Organisation)).meta({
      description: 'The parties, by their ids, and the operator of the room as "operator".',
      examples: [
        {
          brand: {
            ...{ name: 'Brand Ltd, 1 High Street, London', role: 'joint-controller' },
            contacts: { dpo: { name: 'Data protection officer', email: 'privacy@brand.example' } },
          },
        },
      ],
    }),
    assessment: Assessment.optional().meta({
      description: 'What only people can say, for the documents of "dpia", "lia" and "notice".',
      examples: [{ decisions: 'Nothing: no answer and no list is about one person.' }],
    }),
  })
  .meta({
    description:
      'Who answers for the collaboration, whom to write to, who works for them, and what they can show. Needs format 2.',
    examples: [
      {
        organisations: {
          brand: {
            ...{ name: 'Brand Ltd, 1 High Street, London', role: 'joint-controller' },
            contacts: { dpo: { name: 'Data protection officer', email: 'privacy@brand.example' } },
          },
        },
      },
    ],
  });
export type Governance = z.infer<typeof Governance>;
