import type { Consent } from '#core/drops/consent/consent-mapping.ts';
import type { gppReader } from '#core/drops/consent/gpp-string.ts';
import type { tcfReader } from '#core/drops/consent/tcf-string.ts';

/** What makes readers of the strings of consent that a mapping names. */
export interface ConsentDecoders {
  readonly tcf?: typeof tcfReader;
  readonly gpp?: typeof gppReader;
}

/** Loads what a mapping needs and nothing else: the decoders take longer to load than most files to be read. */
export const decodersFor = async (consent: Consent | undefined): Promise<ConsentDecoders> => {
  switch (consent?.kind) {
    case 'tcf':
      return { tcf: (await import('#core/drops/consent/tcf-string.ts')).tcfReader };
    case 'gpp':
      return { gpp: (await import('#core/drops/consent/gpp-string.ts')).gppReader };
    default:
      return {};
  }
};
