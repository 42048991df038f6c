import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** What a person believes, or belongs to because of it. */
export const religion: SpecialCategory = {
  name: 'religion',
  denotes: 'religious or philosophical beliefs',
  law: 'GDPR Art. 9(1); CCPA § 1798.140(ae)(1)(D)',
  source:
    'GDPR Art. 9(1); CJEU C-184/20 (what follows from other data counts, too); Fides user.demographic.religious_belief',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `religi*, adventist*, zoroastr*, hasidic, ultra orthodox, faith, faith based, church, churches, churchgo*, christian, christianity, catholic*,
      protestant*, evangelical*, orthodox, anglican*, lutheran*, calvinis*, methodist*, baptist, presbyterian*,
      pentecostal*, mormon*, jehovah*, muslim*, moslem*, islam, islamic*, islamis*, shia, shiite*, sunni, jew,
      jewish, jewry, judai*, hindu, hinduis*, buddh*, sikh*, taois*, atheis*, agnostic*, non believer*, mosque*,
      synagogue*, parish, parishion*, clergy, rabbi, imam, bible*, biblical*, quran*, koran*, torah, gospel,
      ramadan*, hanukkah, kosher*, halal*, matzo*, matzah, hijab*, baptism*, baptised, baptized, bar mitzvah*,
      bat mitzvah*, zakat, tithe, prayer*, worship*, theolog*, scientolog*, philosophical belief*`,
    fr: `église, catholi*, orthodoxe, hébraïque, islam., chrétien*, évangéli*, musulman*, juif, juifs, juive, judaï*, bouddh*, hindou*, athée, mosquée,
      paroiss*, croyan*, prière, coran, bible, casher, kascher, baptême, témoins de jéhovah, carême`,
    de: `*religi*, =jude, jüdin*, orthodoxe christ, kirche, kirchen, kirchensteuer*, kirchlich*, kirchgang*, kirchenmitglied*, kirchenaustritt*,
      kirchengemeinde*, christ, christlich*, katholi*, evangelisch*, jüdisch*, juden., judentum*, judenfeind*,
      hinduis*, agnosti*, konfession*, moschee*, synagoge*, glaubens*, gebet, taufe, konfirmand*, kommunionkind*,
      koscher*, pfarrei*, freikirch*, zeugen jehovas`,
    es: `iglesia, hebreo, ortodoxo, hindú, hinduis*, adventista, cristiano, cristianismo, católic*, evangélic*, musulm*, judío, judaísmo, budis*, ateo, ateís*,
      mezquita, sinagoga, parroqui*, creyente, corán, biblia, bautismo, testigos de jehová`,
    it: `chiesa, cristiano, cristianesimo, ortodoss*, protestante, indù, avventist*, cattolic*, cattolico, ebreo, ebrei, ebraic*, ebraismo, buddis*, induis*, moschea, sinagoga,
      parrocchi*, credente, corano, bibbia, battesim*, testimoni di geova, preghiera`,
  },
  ordinary: `gospel music, christian dior, christian louboutin, christian lacroix, cristiano ronaldo,
    church street, church road, good faith, bad faith`,
};
