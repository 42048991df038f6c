import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

const PEOPLE = { one: 'personne', other: 'personnes' };
const EVENTS = { one: 'événement', other: 'événements' };

/** Who does things in a room, and what each entry of its ledger says, in French. */
export const ledgerEvents: typeof EN.ledgerEvents = {
  sides: {
    operator: 'L’exploitant',
    auditor: 'L’auditeur',
    room: 'Le créateur de la salle',
  },
  names: {
    'agreement-proposed': 'Accord proposé',
    'agreement-approved': 'Accord approuvé',
    'dataset-published': 'Liste livrée',
    'drop-refused': 'Livraison refusée',
    'budget-reserved': 'Réponse payée',
    'answer-released': 'Réponse donnée',
    'question-refused': 'Question refusée',
    'version-checked': 'Fichiers d’une liste vérifiés',
    'data-expired': 'Données supprimées',
    'room-frozen': 'Salle gelée',
    'room-unfrozen': 'Gel levé',
    'evidence-packed': 'Dossier de preuves constitué',
    'list-reserved': 'Liste d’activation payée',
    'list-released': 'Liste d’activation produite',
    'erasure-began': 'Effacement commencé',
    'people-forgotten': 'Effacement terminé',
    'tombstones-lifted': 'Liste d’effacement retirée',
    'access-reviewed': 'Droits d’accès revus',
    'subject-asked': 'Réponse à une demande d’accès',
    'party-withdrew': 'Listes retirées',
    'epoch-began': 'Nouvelle époque',
    'key-destroyed': 'Clé détruite',
  },
  says: {
    proposed: (who, agreement) => `${who} a proposé l’accord ${agreement}.`,
    approved: (who, agreement) => `${who} a approuvé l’accord ${agreement}.`,
    people: (who, list, people) =>
      `${who} a livré la liste ${list} : environ ${plural(people, PEOPLE)}.`,
    events: (who, list, events) =>
      `${who} a livré la liste ${list} : environ ${plural(events, EVENTS)}.`,
    refused: (who, list) =>
      `${who} a envoyé une livraison de la liste ${list}, qui n’a pas été acceptée.`,
    paid: (who, epsilon) =>
      `${who} a payé ε ${number(epsilon)} pour une réponse, avant de la recevoir.`,
    answered: (who, told, cells) =>
      `${who} a reçu une réponse : ${number(told)} ${told === 1 ? 'nombre communiqué' : 'nombres communiqués'} sur ${number(cells)}.`,
    unanswered: (who) => `${who} a posé une question restée sans réponse.`,
    whole: (who, list) =>
      `${who} : les fichiers de la liste ${list} sont tels qu’ils ont été livrés.`,
    damaged: (who, list) =>
      `${who} : les fichiers de la liste ${list} sont endommagés, aucune question ne s’en sert.`,
    removed: {
      drop: (who) => `${who} : une livraison a été supprimée.`,
      version: (who) => `${who} : une liste a été supprimée de la salle.`,
      release: (who) => `${who} : une réponse a été supprimée de la salle.`,
      list: (who) => `${who} : une liste d’activation a été supprimée.`,
    },
    frozen: (who) => `${who} a gelé la salle : rien n’en sort.`,
    unfrozen: (who) => `${who} a levé son gel.`,
    packed: (who, manifest) =>
      `${who} a constitué un dossier de preuves, de manifeste ${manifest}.`,
    reserved: (who, epsilon) =>
      `${who} a payé ε ${number(epsilon)} pour une liste d’activation, avant sa production.`,
    listed: (who) => `${who} a fait produire une liste d’activation.`,
    erasing: (who) => `${who} a commencé l’effacement de personnes.`,
    forgotten: (who, lists) =>
      `${who} a fait effacer des personnes : ${plural(lists, { one: 'liste refaite', other: 'listes refaites' })} sans elles.`,
    lifted: (who) => `${who} a retiré la liste qui maintient l’effacement de personnes.`,
    reviewed: (who) => `${who} a revu les droits d’accès et les a trouvés justes.`,
    asked: (who) =>
      `${who} a répondu à une personne qui demandait ce que ses propres listes contiennent sur elle.`,
    withdrew: (who, list) => `${who} a retiré la liste ${list}.`,
    'withdrew-all': (who) => `${who} a retiré toutes ses listes.`,
    epoch: (who, epoch) =>
      `${who} a ouvert l’époque ${number(epoch)} : chaque liste est à livrer de nouveau.`,
    destroyed: (who, epoch) =>
      `${who} : la clé de l’époque ${number(epoch)} a été détruite, aucun de ses jetons ne peut être recréé.`,
  },
  room: 'La salle',
};
