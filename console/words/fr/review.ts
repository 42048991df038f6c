import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { day, plural } = FORMATS.fr;

/** The page of whoever looks after security and privacy, in French. */
export const review: typeof EN.review = {
  title: 'Contrôle',
  lead: 'Ce qui ressort dans cette salle, et tout ce qui permet de vérifier par soi-même.',
  outstanding: 'Ce qui ressort',
  quiet: 'Rien à signaler',
  quietSays:
    'La salle n’est pas gelée, aucun fichier n’est connu comme endommagé et rien n’est en retard.',
  severities: {
    critical: 'Critique',
    high: 'Élevée',
    medium: 'Moyenne',
    low: 'Faible',
    informational: 'Bon à savoir',
  },
  means: 'Ce que cela signifie :',
  todo: 'Que faire :',
  looks: 'Ce que vous pouvez vérifier',
  columns: { look: 'Vérification', shows: 'Ce qu’elle montre' },
  pages: {
    record: {
      name: 'Activité de la salle',
      shows: 'Qui a fait quoi, ce qui a été refusé et supprimé, d’après le registre',
    },
    logs: {
      name: 'Journaux du compte',
      shows: 'Ce que les journaux AWS révèlent d’attaques et d’erreurs',
    },
    reconciliation: {
      name: 'Rapprochement',
      shows: 'Si journaux et registre s’expliquent l’un l’autre',
    },
    drift: {
      name: 'Dérive',
      shows: 'Si la salle déployée correspond à son code source et à l’accord',
    },
    files: {
      name: 'Fichiers de la salle',
      shows: 'Si chaque fichier est conforme au registre, et l’entretien',
    },
    pack: {
      name: 'Dossier de preuves',
      shows: 'Un fichier avec tout ce que la salle peut montrer, et son contrôle',
    },
    access: {
      name: 'Qui a quels droits',
      shows: 'Tous les droits dans la salle, et qui les a revus quand',
    },
    freeze: { name: 'Gel', shows: 'Arrêter d’un coup questions et livraisons, puis lever ce gel' },
  },
  found: {
    frozen: (who, at) => `Salle gelée : ${who}, depuis le ${day(at)}`,
    frozenMeans: 'Aucune question ni livraison n’est acceptée tant que le gel n’est pas levé.',
    frozenTodo: 'Cherchez la cause. L’auteur du gel le lève quand elle a disparu.',
    toFreeze: 'Voir le gel',
    damaged: (files) =>
      `${plural(files, { one: 'fichier de la salle manquant, modifié ou ajouté', other: 'fichiers de la salle manquants, modifiés ou ajoutés' })}`,
    damagedMeans:
      'Le dossier de la salle a été touché en dehors de ses commandes. Aucune question n’utilise une liste endommagée.',
    damagedTodo:
      'Vérifiez les fichiers, restaurez-les depuis une copie, ou livrez de nouveau la liste endommagée.',
    toFiles: 'Voir les fichiers',
    erasure: (due) => `Un effacement est en retard : échéance le ${day(due)}`,
    erasureMeans:
      'Des personnes qui ont demandé l’effacement sont peut-être encore dans la salle, qui ne répond plus.',
    erasureTodo: 'La partie qui l’a commencé doit le terminer.',
    toLedger: 'Voir le registre',
    overdue: (party, due) => `${party} n’a pas revu les droits d’accès : échéance le ${day(due)}`,
    overdueMeans: 'Des droits que personne ne revoit s’accumulent sans être vus.',
    overdueTodo:
      'Lisez qui a quels droits et consignez que c’est juste, ou demandez-le à l’autre partie.',
    toAccess: 'Voir les droits',
    lapsed: (name, expires) => `« ${name} » est valable jusqu’au ${day(expires)}`,
    lapsedMeans: 'Un accord qui cite une pièce expirée ne peut plus être approuvé.',
    lapsedTodo: 'Renouvelez la pièce et inscrivez la nouvelle dans l’accord.',
    refused: (questions) =>
      `${plural(questions, { one: 'question refusée', other: 'questions refusées' })}`,
    refusedMeans:
      'La salle n’a pas répondu, comme l’accord le prévoit. Plusieurs refus de suite peuvent trahir quelqu’un qui cherche ce qui est possible.',
    refusedTodo: 'Voyez qui a demandé quoi, et pourquoi c’est refusé.',
    waiting: (things) =>
      `${plural(things, { one: 'élément à nettoyer', other: 'éléments à nettoyer' })}`,
    waitingMeans: 'Des restes de commandes interrompues, ou des données arrivées à échéance.',
    waitingTodo: 'Lancez l’entretien de la salle.',
    foreign: (files) =>
      `${plural(files, { one: 'fichier inconnu dans la salle', other: 'fichiers inconnus dans la salle' })}`,
    foreignMeans: 'Quelqu’un a placé quelque chose dans le dossier de la salle. Rien ne le lit.',
    foreignTodo: 'Vérifiez les fichiers pour en voir les noms, puis déplacez-les.',
  },
  count: (findings) => plural(findings, { one: 'constat', other: 'constats' }),
  andMore: (things) => `et ${plural(things, { one: 'autre', other: 'autres' })}`,
  readsOnly: 'Cette console ne fait que lire : cela ne peut se faire ici.',
  cannotSee: 'Ce que cela ne peut pas montrer',
  notes: 'Dans les termes de la salle :',
  files: (folder) => `Dans le dossier ${folder}.`,
};
