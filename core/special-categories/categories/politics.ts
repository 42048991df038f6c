import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** Whom a person would vote for, and what for. Interest in politics says a good deal of it. */
export const politics: SpecialCategory = {
  name: 'politics',
  denotes: 'political opinions',
  law: 'GDPR Art. 9(1)',
  source: 'GDPR Art. 9(1) and recital 56; Fides user.demographic.political_opinion',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `politic*, election*, electoral*, voter*, vote, voting, ballot*, party affiliation, party member*,
      partisan*, republican*, democrat, conservative party, conservative voter*, liberal democrat*, liberal party,
      liberal voter*, socialist*, socialism, communis*, marxis*, fascis*, nationalist*, nationalism, left wing,
      right wing, far left, far right, libertarian*, labour party, labor party, labour voter*, tory, tories,
      green party, lib dem, ukip, brexit*, maga, activist*, activism, protester*, protestor*, pro life,
      pro choice, gun rights, ideolog*, feminis*`,
    fr: `politi*, parti socialiste, parti communiste, électeur, électrice, électoral*, élection, votant, militant,
      extrême droite, extrême gauche, de gauche, de droite, socialiste, rassemblement national, france insoumise,
      les républicains, macronist*, royaliste`,
    de: `*politik*, *politisch*, wähler*, wahlverhalten*, wahlbeteiligung*, wahlabsicht*, bundestagswahl*,
      landtagswahl*, partei*, cdu, csu, spd, afd, fdp, die linke, die grünen, bündnis 90, sozialist*, kommunist*,
      rechtsextrem*, linksextrem*, rechtsradikal*, gesinnung*`,
    es: `elector, electores, votante, voto, militante, extrema izquierda, extrema derecha, de izquierdas,
      de derechas, psoe, podemos, partido popular, partido socialista, comunis*, socialista, socialismo, independentis*`,
    it: `elezion*, elettor*, votant*, partito politico, partito democratico, forza italia, fratelli d italia,
      lega nord, movimento 5 stelle, iscritto al partito, tessera di partito, estrema destra, estrema sinistra`,
  },
  ordinary: `voting share*, voting stock*, politique de confidentialité, politique commerciale, politique de retour, politica de privacidad,
    política de privacidad, politica sulla privacy, office politics`,
};
