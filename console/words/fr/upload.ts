import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

/** The page that hands a prepared list to the room, in French. */
export const upload: typeof EN.upload = {
  title: 'Envoyer une liste',
  lead: 'La salle reçoit des empreintes, en fait ses propres jetons, et supprime sa copie de ce que vous avez envoyé.',
  choose: 'Listes préparées',
  folder: 'Dossier',
  list: 'Liste',
  rows: 'Lignes',
  prepared: 'Préparée le',
  sealed: 'Scellée',
  drop: 'Laquelle',
  noDrops: 'Aucune liste n’est encore prête',
  noDropsSays: 'Préparez-en d’abord une à partir d’un fichier : elle apparaîtra ici.',
  toPrepare: 'Préparer une liste',
  otherTerms:
    'Elle a été préparée sous d’autres conditions que celles de l’accord : préparez-la de nouveau.',
  after: 'Ensuite',
  remove: 'Supprimer de cette machine la liste préparée et ses empreintes',
  run: 'Envoyer la liste',
  wrong: 'Choisissez une des listes.',
  working: 'Envoi de la liste',
  published: (list) => `${list} est dans la salle`,
  repeated: (list) => `La salle a déjà exactement cette liste de ${list}`,
  repeatedSays: 'Aucune nouvelle version n’a été créée, et rien n’est décompté.',
  takenOut: 'Les personnes retirées depuis restent dehors.',
  overtaken: (version) =>
    `Une autre liste est venue après celle-ci, et la salle continue avec elle (${version}). Préparez de nouveau cette liste, puis envoyez-la.`,
  version: 'Numéro de version',
  people: 'Personnes',
  events: 'Événements',
  dropAfter: 'Liste préparée sur cette machine',
  removed: 'supprimée, avec ses empreintes',
  kept: 'gardée, avec ses empreintes',
  roomCopy: 'Sa copie dans la salle',
  roomDeleted: 'supprimée',
  roomLeft: 'pas encore supprimée',
  uncleaned:
    'La décision est prise, mais la salle n’a pas pu être nettoyée : son exploitant s’en charge.',
  refused: 'La salle a refusé la liste',
  reasons: {
    'too-many-rejects': 'la part inutilisable dépasse ce que l’accord tolère : voyez le rapport',
    'rows-differ-from-manifest': 'une partie n’a pas le nombre de lignes annoncé',
    'unreadable-part':
      'une partie est endommagée, ou n’a pas les colonnes annoncées : préparez la liste de nouveau',
    'minimum-change':
      'elle diffère par trop peu de personnes d’une version déjà interrogée : comparer les réponses les désignerait',
    'not-as-agreed':
      'elle ne suit ni l’accord en vigueur ni celui qui est proposé : préparez la liste de nouveau',
    'part-differs-from-manifest':
      'une partie n’est pas le fichier annoncé : préparez la liste de nouveau et envoyez-la',
    'sealed-for-another-room':
      'elle a été scellée avec la clé d’une autre salle : obtenez celle de cette salle et préparez la liste de nouveau',
    'broken-seal':
      'une partie scellée a été modifiée, coupée ou déplacée : préparez la liste de nouveau et envoyez-la',
    'too-many-rows':
      'elle a plus de lignes que les machines de cette salle n’en prennent : livrez-en moins, ou faites agrandir la salle',
    'over-daily-limit':
      'trop de listes ou d’octets envoyés aujourd’hui (UTC) : préparez la liste de nouveau et envoyez-la demain',
  },
  rare: (attribute, minimum, values) =>
    `Moins de ${number(minimum)} personnes ont ces valeurs de ${attribute}, aucun effectif n’en sortira donc : ${values}.`,
  rareValue: (value, people) => `${value} : ${number(people)}`,
  bridge: (events, linked, total) =>
    `${events} : ${number(linked)} sur ${plural(total, { one: 'événement a trouvé sa personne', other: 'événements ont trouvé leur personne' })}.`,
  next: 'La suite',
  nextSays:
    'La vue d’ensemble dit ce qui vous attend : la liste de l’autre partie, ou une première question.',
  toHome: 'Aller à la vue d’ensemble',
  again: 'Envoyer une autre liste',
};
