import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.fr;

/** What ends something in a room for good, in French. */
export const ends: typeof EN.ends = {
  withdraw: {
    title: 'Retirer une liste',
    says: [
      'Plus aucune question ni liste publicitaire n’en est tirée.',
      'La salle la supprime : ses fichiers, ses codes de toutes les époques, les rapprochements et les listes qui en sont issus.',
      'Les réponses déjà sorties de la salle restent jusqu’à leur terme. Si une liste a été emportée, c’est à vous de la rappeler.',
      'Pour livrer de nouveau, il faut d’abord approuver de nouveau l’accord.',
    ],
    sure: 'Retirer définitivement',
    act: 'Retirer',
  },
  rotate: {
    begin: 'Commencer une nouvelle époque',
    title: 'Commencer une nouvelle époque',
    says: [
      'Toutes les listes doivent être livrées de nouveau, les vôtres et celles de l’autre partie : d’ici là, aucune question n’a de réponse.',
      'Les codes sont calculés avec une nouvelle clé, et ne correspondent plus à ceux d’avant.',
      'La clé précédente est détruite à son terme.',
    ],
    sure: 'Les deux parties savent qu’elles doivent livrer de nouveau toutes les listes',
    act: 'Commencer la nouvelle époque',
  },
  expire: {
    begin: 'Supprimer ce qui est arrivé à terme',
    title: 'Supprimer ce qui est arrivé à terme',
    says: [
      'Les listes, réponses et clés que l’accord ne permet plus de conserver sont supprimées.',
      'Chacune est recherchée de nouveau ensuite, et inscrite au registre.',
    ],
    sure: 'Supprimer définitivement',
    act: 'Supprimer',
  },
  upkeep: {
    begin: 'Entretenir la salle et reprendre',
    title: 'Entretenir la salle',
    says: [
      'Les demandes d’effacement interrompues sont menées à leur terme.',
      'Ce qui est arrivé à terme, et ce qu’ont laissé des opérations interrompues, est supprimé.',
    ],
    sure: 'Entretenir la salle',
    act: 'Entretenir',
  },
  one: (dataset) => `Votre liste ${dataset}.`,
  all: (party) => `Toutes les listes de ${party}.`,
  withdrawn: 'C’est retiré : plus rien n’en est demandé.',
  withdrawnBefore: 'C’était déjà retiré : rien n’a changé.',
  deliverAgain: 'Pour livrer de nouveau, il faut d’abord approuver de nouveau l’accord.',
  outcomes: {
    gone: 'Une nouvelle recherche n’en a rien trouvé : ni fichier, ni code d’aucune époque, ni rapprochement, ni liste.',
    left: 'Il en reste quelque chose dans la salle : entretenez la salle, puis recommencez.',
    ended:
      'La salle la supprime lors de son entretien quotidien, et inscrit chaque suppression au registre.',
  },
  newEpoch: (epoch) =>
    `L’époque ${number(epoch)} a commencé : les deux parties livrent de nouveau toutes leurs listes.`,
  sameEpoch: (epoch) =>
    `Rien n’a changé : la salle est à l’époque ${number(epoch)}, où rien n’a encore été livré.`,
  keyUntil: (epoch, until) =>
    `La clé de l’époque ${number(epoch)} est détruite après le ${day(until)}.`,
  keyGone: (epoch) => `La clé de l’époque ${number(epoch)} est détruite.`,
  expired: 'Ce qui était arrivé à terme a été recherché.',
  cleaned: (folders, files) =>
    `Supprimés : ${plural(folders, { one: 'dossier', other: 'dossiers' })} d’opérations interrompues, ${plural(files, { one: 'fichier', other: 'fichiers' })} de livraisons inachevées.`,
  forgotten: 'Une demande d’effacement est maintenant traitée :',
  epochs: 'Clés et époques',
  epochsSay:
    'Tous les codes de la salle sont calculés avec la clé de son époque. Une nouvelle époque coupe le lien avec tout ce qui précède.',
  gone: 'Ce qui a été supprimé',
  nothing: 'Il n’y avait rien à supprimer.',
  removed: (many) =>
    `${plural(many, { one: 'élément supprimé et recherché', other: 'éléments supprimés et recherchés' })} de nouveau, dont il ne reste rien`,
  unproven: 'Encore là après suppression ; le prochain entretien réessaiera',
  left: (many) => plural(many, { one: 'élément encore là', other: 'éléments encore là' }),
  columns: { what: 'Nature', list: 'De', id: 'Nom', why: 'Motif' },
  whats: { drop: 'livraison', version: 'liste', release: 'réponse', list: 'liste publicitaire' },
  whys: {
    withdrawn: 'sa partie l’a retirée',
    'epoch-ended': 'son époque est terminée',
    'version-ended': 'une liste dont elle est issue n’existe plus',
    'not-in-agreement': 'l’accord ne la nomme plus',
    replaced: 'elle était endommagée, et une autre a pris sa place',
    'past-its-time': 'elle est arrivée à terme',
  },
  whyUnknown: 'elle a pris fin avant son terme',
};
