import type { EN } from '#console/words/en.ts';

/** The page of whoever answers for the data, in French. */
export const governance: typeof EN.governance = {
  title: 'Protection des données',
  lead: 'Pour le délégué à la protection des données : ce que les personnes peuvent demander, ce qui est conservé et combien de temps, qui l’a contrôlé, et les pièces qui en attestent.',
  back: 'Retour à la protection des données',
  cancel: 'Ne rien faire',
  sure: 'Êtes-vous sûr ?',
  tick: 'Cochez d’abord cette case : c’est sans retour.',
  gone: 'Ce résultat n’est plus conservé',
  goneSays:
    'Un résultat est gardé jusqu’à l’arrêt de la console. Recommencez : demander deux fois est sans conséquence.',
  forms: {
    html: 'Page (HTML)',
    md: 'Texte (Markdown)',
    json: 'Pour les programmes (JSON)',
  },
  auditorAccess:
    'Une console en lecture seule ne recherche personne : le registre noterait la demande.',
};
