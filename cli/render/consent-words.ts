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

/** What the terms of consent mean for the people on the lists; nothing where the agreement has none. */
export const consentMeanings = ({
  consent,
}: Agreement): readonly (readonly [written: string, means: string])[] => {
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
  ];
};
