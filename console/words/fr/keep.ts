import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.fr;

/** How long what stays, in French. */
export const keep: typeof EN.keep = {
  title: 'Durées de conservation',
  lead: 'Selon l’accord. Ce qui est arrivé à terme est supprimé, recherché de nouveau, et inscrit au registre.',
  drops: 'Livraisons non reprises',
  lists: 'Listes dans la salle',
  answers: 'Réponses dans la salle',
  keys: 'Clés, après la fin de leur époque',
  ledger: 'Le registre',
  days: (many) => plural(many, { one: 'jour', other: 'jours' }),
  forever: 'aussi longtemps que la salle',
  columns: ['Liste', 'État', 'Livrée le', 'Supprimée après le', 'Plus tôt'],
  withdraw: (dataset) => `Retirer ${dataset}`,
  withdrawAll: 'Retirer toutes vos listes',
  due: (lists, answers) =>
    `Arrivées à terme et encore là : ${plural(lists, { one: 'liste', other: 'listes' })}, ${plural(answers, { one: 'réponse', other: 'réponses' })}.`,
  nothingDue: 'Rien n’est arrivé à terme.',
  byItself: 'Cette salle supprime d’elle-même, chaque jour, ce qui est arrivé à terme.',
};
