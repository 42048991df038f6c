import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.fr;

/** The first page, in French. */
export const home: typeof EN.home = {
  title: 'Vue d’ensemble',
  waits: 'Ce qui vous attend',
  steps: {
    frozen: (by) => `La salle a été gelée par ${by} : rien n’en sort tant que le gel dure.`,
    'frozen-operator':
      'La salle a été gelée par son exploitant : rien n’en sort tant que le gel dure.',
    'frozen-auditor':
      'La salle a été gelée par son auditeur : rien n’en sort tant que le gel dure.',
    erasure: (due) =>
      `Des personnes sont en cours d’effacement, et la salle ne répond pas d’ici là : échéance le ${day(due)}.`,
    damaged: (files) =>
      `${plural(files, { one: 'fichier de la salle manque, a changé ou est en trop', other: 'fichiers de la salle manquent, ont changé ou sont en trop' })} : voyez lesquels.`,
    approve: 'Un accord est proposé, et vous ne l’avez pas encore approuvé.',
    code: 'La salle exécute un code que vous n’avez pas encore approuvé.',
    'wait-approval': (party) => `Vous avez approuvé. C’est maintenant à ${party} d’approuver.`,
    deliver: (dataset) => `Votre liste ${dataset} n’est pas encore dans la salle.`,
    'deliver-again': (dataset) =>
      `Votre liste ${dataset} n’est plus utilisable : préparez-la et livrez-la de nouveau.`,
    'wait-list': (dataset) => `Vos listes sont dans la salle. Il manque encore ${dataset}.`,
    review: (due) => `Les droits d’accès sont à revoir : c’était prévu pour le ${day(due)}.`,
    lapse: (name) => `« ${name} » a expiré ou va expirer : renouvelez cette pièce dans l’accord.`,
    ask: (answers) =>
      `Tout est prêt : vous pouvez poser ${plural(answers, { one: 'question', other: 'questions' })} au prix le plus élevé.`,
    'wait-budget': 'Votre budget est épuisé pour le moment. Le compte dit quand il se renouvelle.',
    read: (releases) =>
      `Rien ne vous attend. ${plural(releases, { one: 'réponse', other: 'réponses' })} à lire.`,
    nothing: 'Rien ne vous attend.',
  },
  actions: {
    '/review': 'Voir le contrôle',
    '/governance': 'Voir les effacements et les pièces',
    '/terms': 'Lire les conditions',
    '/prepare': 'Préparer la liste',
    '/ask': 'Poser une question',
    '/account': 'Voir le compte',
    '/answers': 'Lire les réponses',
  },
  glance: 'La salle en un coup d’œil',
  collaboration: 'Collaboration',
  agreement: 'Accord',
  inForce: 'en vigueur',
  notInForce: 'pas encore en vigueur',
  otherOnTable: 'en vigueur ; un autre est proposé',
  threshold: 'Plus petit effectif communiqué',
  noise: 'Bruit',
  noises: { none: 'aucun', laplace: 'de Laplace', gaussian: 'gaussien' },
  answers: 'Réponses données',
  refused: 'Questions refusées',
  approvals: 'Approbations',
  datasets: 'Listes',
  columns: {
    party: 'Partie',
    approval: 'Accord proposé',
    list: 'Liste',
    state: 'État',
    people: 'Personnes',
    since: 'Livrée le',
  },
  approved: 'approuvé',
  notApproved: 'pas encore approuvé',
  standings: {
    current: 'dans la salle',
    damaged: 'endommagée',
    expired: 'expirée',
    withdrawn: 'retirée',
    none: 'pas encore livrée',
    'other-terms': 'livrée sous d’autres conditions',
  },
  about: (people) => `environ ${number(people)}`,
  events: (events) => `environ ${plural(events, { one: 'événement', other: 'événements' })}`,
  noDatasets: 'Aucune liste n’est encore convenue',
};
