import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural, time } = FORMATS.fr;

/** The page of what was told and may still be told, in French. */
export const account: typeof EN.account = {
  title: 'Compte',
  lead: 'Chaque réponse révèle un peu sur les personnes, et l’accord en fixe la limite. Reposer la même question ne coûte rien de plus.',
  left: 'Ce qui reste',
  budgetOf: (asker, party) => `Questions de ${asker} sur les personnes de ${party}`,
  period: (days) => `Sur ${plural(days, { one: 'jour', other: 'jours' })} glissants`,
  life: 'Pour toujours',
  columns: {
    span: 'Durée',
    spent: 'Dépensé',
    limit: 'Limite',
    left: 'Reste',
    answers: 'Réponses restantes',
    next: 'Prochaine réponse',
  },
  epsilon: (value) => `ε ${number(value)}`,
  delta: (value) => `δ ${number(value)}`,
  now: 'maintenant',
  from: (at) => `à partir du ${time(at)}`,
  never: 'pas avec cet accord',
  atPrice:
    'Les réponses restantes sont comptées au prix le plus élevé. Une question à ε plus petit en laisse davantage.',
  noBudgets: 'Rien ne limite le nombre de réponses',
  noBudgetsSays:
    'Cet accord ne prévoit pas de bruit, donc pas de budget : seul le seuil protège les personnes.',
  chart: (asker, party) => `Ce que ${asker} a dépensé sur les personnes de ${party}`,
  known: 'Ce que l’on peut savoir d’une personne',
  knownLead:
    'Après toutes les réponses données, quel que soit le demandeur et ce qu’il savait déjà. Sur 100 paris à chances égales, voici combien sont justes au plus.',
  person: (party) => `Toute personne de ${party}`,
  guess: {
    membership: 'Si elle figure sur une liste',
    attribute: 'Laquelle de deux valeurs a un attribut',
  },
  ofHundred: (count) => `${number(count)} sur 100`,
  unbounded: 'aucune garantie',
  nothingTold: 'Rien n’a encore été révélé',
  nothingToldSays: 'Aucune réponse n’est sortie de la salle : qui parie a raison 50 fois sur 100.',
  knownFailed: 'La dernière réponse est illisible, ce point n’est donc pas indiqué ici.',
};
