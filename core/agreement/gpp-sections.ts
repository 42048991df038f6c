/** Whether somebody had their data sold, and advertising aimed at them by it, in the words of most sections. */
const OPT_OUTS = ['SaleOptOut', 'TargetedAdvertisingOptOut'] as const;
const WITH_SIGNAL = [...OPT_OUTS, 'Gpc'] as const;

/**
 * What a section of a GPP string may be asked, by the section's name: the choices of a person as the IAB's sections of
 * US privacy law hold them, and `Gpc`, the signal of their browser. Of the EU's section the agreement asks by `tcf`.
 */
export const GPP_SECTIONS = {
  uspv1: ['OptOutSale'],
  usnat: [...WITH_SIGNAL, 'SharingOptOut', 'PersonalDataConsents'],
  usca: ['SaleOptOut', 'SharingOptOut', 'PersonalDataConsents', 'Gpc'],
  usva: OPT_OUTS,
  usco: WITH_SIGNAL,
  usut: OPT_OUTS,
  usct: WITH_SIGNAL,
  usfl: OPT_OUTS,
  usmt: WITH_SIGNAL,
  usor: WITH_SIGNAL,
  ustx: WITH_SIGNAL,
  usde: WITH_SIGNAL,
  usia: WITH_SIGNAL,
  usne: WITH_SIGNAL,
  usnh: WITH_SIGNAL,
  usnj: WITH_SIGNAL,
  ustn: WITH_SIGNAL,
  usmn: WITH_SIGNAL,
  usmd: WITH_SIGNAL,
  usin: OPT_OUTS,
  usky: OPT_OUTS,
  usri: OPT_OUTS,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type GppSection = keyof typeof GPP_SECTIONS;

/** The names of these sections. */
export const GPP_SECTION_NAMES = Object.keys(GPP_SECTIONS) as [GppSection, ...GppSection[]];

/** Every field that some section may be asked. */
export const GPP_FIELDS = [...new Set<string>(Object.values(GPP_SECTIONS).flat())] as [
  string,
  ...string[],
];
