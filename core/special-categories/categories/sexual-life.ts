import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** Whom a person loves, and how. The column "sex" of men and women is none of it. */
export const sexualLife: SpecialCategory = {
  name: 'sexual-life',
  denotes: 'sex life, sexual orientation or gender identity',
  law: 'GDPR Art. 9(1); CCPA § 1798.140(ae)(2)(C)',
  source: 'GDPR Art. 9(1) and recital 51; Fides user.demographic.sexual_orientation',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `*sexual*, sex life, sex toy*, sex work*, same sex, lgb*, lesbian*, gay, queer*, transgender*, non binary,
      gender identity, gender dysphoria, porn, porno*, erotic*, fetish*, bdsm, prostitut*, swinger*, polyamor*,
      dildo*, vibrator*, condom*, grindr, adult content, adult entertainment, sexually transmitted`,
    fr: `*sexuel*, lesbienne, transgenre, non binaire, érotiq*, libertin*, échangis*, préservatif, prostitu*`,
    de: `*sexuell*, sexleben*, sexspielzeug*, intimleben*, schwul*, lesbisch*, lesben, transgeschlecht*,
      nichtbinär*, erotik*, erotisch*, kondom*`,
    es: `transgéner*, transgénero, no binario, preservativo, condones`,
    it: `*sessual*, lesbic*, profilattic*, scambist*`,
  },
  ordinary: 'queer eye, same sex sibling*, gay lussac',
};
