import { amount } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { ConsentKind } from '#core/agreement/consent-schema.ts';

const SHOWN: Readonly<Record<ConsentKind, string>> = {
  attested: 'the word of its party for everybody in it',
  boolean: 'a column with a yes',
  timestamp: 'a column with the time of consent',
  tcf: 'a column of TCF strings',
  gpp: 'a column of GPP strings',
};

type Consent = NonNullable<Agreement['consent']>;
type Meanings = readonly (readonly [written: string, means: string])[];

const tcfMeanings = ({ tcf }: Consent): Meanings => {
  if (tcf === undefined) return [];
  const { vendors, consent, legitimateInterests } = tcf;
  const asked = [
    [
      'tcf.vendors',
      vendors,
      'by their numbers in the Global Vendor List: a TCF string must disclose and allow each',
    ],
    ['tcf.consent', consent, 'purposes by their numbers: the person must have consented to each'],
    [
      'tcf.interests',
      legitimateInterests,
      'purposes by their numbers (legitimateInterests): the person must have been told of each, and not have objected',
    ],
  ] as const;
  return asked.flatMap(([written, numbers, means]) =>
    numbers === undefined ? [] : [[written, `${numbers.join(', ')}, ${means}.`] as const],
  );
};

const gppMeanings = ({ kinds, tcf, gpp = {} }: Consent): Meanings => {
  if (!kinds.includes('gpp')) return [];
  const sections = Object.entries(gpp);
  const known = [
    ...sections.map(([section]) => section),
    ...(tcf ? ["the EU's, as tcf says"] : []),
  ];
  return [
    [
      'gpp',
      `A GPP string must have a section of these: ${known.join('; ')}. All of them that it has must agree.`,
    ],
    ...sections.map(
      ([section, fields]) =>
        [
          `gpp.${section}`,
          `${fields.join(', ')}: each must say that the person did not opt out.`,
        ] as const,
    ),
  ];
};

/** What the terms of consent mean for the people on the lists; nothing where the agreement has none. */
export const consentMeanings = ({ consent }: Agreement): Meanings => {
  if (consent === undefined) return [];
  const { kinds, maxAgeDays } = consent;
  return [
    [
      `consent ${kinds.join(', ')}`,
      `A drop shows consent by ${kinds.map((kind) => SHOWN[kind]).join(', or ')}. Who did not consent is in no drop.`,
    ],
    ...(maxAgeDays === undefined
      ? []
      : [
          [
            `maxAgeDays ${maxAgeDays}`,
            `Consent that is older than ${amount(maxAgeDays, 'day')} when a drop is prepared counts for nothing.`,
          ] as const,
        ]),
    ...tcfMeanings(consent),
    ...gppMeanings(consent),
  ];
};
