import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

const ENTRIES = { one: 'entrée', other: 'entrées' };

/** The page of the ledger, in French. */
export const ledger: typeof EN.ledger = {
  title: 'Registre',
  lead: 'Tout ce qui s’est passé dans la salle, scellé et chaîné : nul ne peut modifier, retirer ou ajouter une entrée sans que cela se voie.',
  entries: 'Entrées',
  filter: {
    title: 'Filtrer',
    party: 'Partie',
    type: 'Type d’événement',
    since: 'Du',
    until: 'Au (inclus)',
    day: 'Un jour, en UTC.',
    any: 'Tous',
    show: 'Filtrer les entrées',
    clear: 'Afficher toutes les entrées',
  },
  columns: { number: 'Nº', at: 'Date', what: 'Événement', about: 'En clair' },
  range: (from, to, all) =>
    `${number(from)} à ${number(to)} sur ${plural(all, ENTRIES)}, de la plus récente à la plus ancienne`,
  newer: 'Plus récentes',
  older: 'Plus anciennes',
  pages: 'Pages d’entrées',
  empty: 'Rien ne s’est encore passé dans cette salle',
  emptySays: 'La première entrée est écrite quand un accord est proposé.',
  nothing: 'Aucune entrée ne correspond',
  nothingSays: 'Élargissez le filtre, ou affichez toutes les entrées.',
  question: 'Question :',
  reason: 'Motif :',
  verify: 'Vérifier le registre',
  verifySays:
    'Chaque entrée est relue : est-elle scellée, à sa place, et la suite de la précédente ?',
  receipt: 'Reçu',
  receiptSays:
    'Qui garde le reçu peut dire plus tard si une entrée antérieure a été modifiée ou retirée, même si toute la salle a été remise dans un état ancien.',
  toReceipt: 'Voir le reçu',
  entry: (sequence) => `Entrée ${number(sequence)}`,
  facts: {
    at: 'Écrite le',
    type: 'Événement',
    run: 'Appel qui l’a écrite',
    previous: 'Empreinte de l’entrée précédente',
    seal: 'Sceau par la clé du registre',
  },
  asItIs: 'L’entrée telle qu’elle figure au registre',
  before: 'Entrée précédente',
  after: 'Entrée suivante',
  missing: 'Cette entrée n’existe pas',
  missingSays: 'Le registre n’a pas d’entrée de ce numéro.',
  toAll: 'Voir toutes les entrées',
  verdict: {
    title: 'Vérification du registre',
    whole: (entries) =>
      `Le registre est intact : ${plural(entries, ENTRIES)}, scellées et à leur place.`,
    held: (receipt) => `Il contient toujours le reçu ${receipt}.`,
    broken: (sequence) => `Le registre est rompu à l’entrée ${number(sequence)}.`,
    todo: 'Cessez d’utiliser cette salle. Prévenez l’autre partie et l’exploitant, gardez une copie en l’état, puis restaurez ce qui s’y trouvait.',
    backwards: (entries) =>
      `${plural(entries, ENTRIES)} à une heure antérieure à la précédente : deux horloges diffèrent. Cela ne rompt rien.`,
    foreign: (files) =>
      `${plural(files, { one: 'fichier étranger', other: 'fichiers étrangers' })} dans le dossier du registre. Cela ne rompt rien.`,
    keep: 'Gardez ce reçu hors de portée de qui exploite la salle :',
  },
  head: 'Le reçu à cet instant',
  headSays:
    'Il vient d’être vérifié, et il est aussi gardé dans votre dossier personnel sur cette machine : chacune de vos commandes suivantes compare.',
  kept: 'Non gardé dans le dossier personnel',
  download: 'Télécharger le reçu',
  hold: 'Confronter un ancien reçu au registre',
  holdSays: 'Un fichier téléchargé ici, ou ce que « ledger verify » a affiché.',
  file: 'Fichier du reçu',
  fileSays: (folder) => `Un fichier .json ou .txt du dossier ${folder}.`,
  fileWrong:
    'Ce fichier ne contient pas de reçu : un nombre, deux-points et 64 chiffres hexadécimaux.',
  noFiles: 'Aucun fichier à choisir',
  noFilesSays: (folder) =>
    `Placez le reçu dans le dossier ${folder} sous forme de fichier .json ou .txt, puis rouvrez cette page.`,
  holding: 'Confronter au registre',
};
