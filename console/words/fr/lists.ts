import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural, percent, day } = FORMATS.fr;

const people = (count: number): string => plural(count, { one: 'personne', other: 'personnes' });

/** The pages of lists that the room makes for the publisher, in French. */
export const lists: typeof EN.lists = {
  title: 'Listes d’activation',
  lead: 'Des listes de personnes que le support peut toucher ou exclure. Pour chacune, un tirage décide si elle y figure : aucune liste ne dit donc avec certitude ce qu’est quelqu’un, et le support seul apprend qui elle nomme.',
  none: 'Aucune liste n’est convenue',
  noneSays:
    'Cet accord n’a pas d’« activations ». Les deux parties peuvent en convenir : qui peut y figurer, pour quoi, combien de fois et avec quelle part de hasard.',
  how: 'Les lignes d’accord qui les apportent',
  howWrite:
    '« airlock agreement new » écrit un accord commenté ; ces lignes s’y ajoutent à la main, et valent dès que les deux parties l’ont approuvé :',
  notInForce:
    'L’accord n’est pas encore en vigueur : les deux parties doivent d’abord l’approuver.',
  facts: {
    use: 'Pour quoi',
    from: 'Personnes de',
    to: 'Étiquettes de',
    segment: 'Sous-ensemble visé',
    consent: 'Qui y a consenti',
    on: 'Rapprochement par',
    minimum: 'Plus petit segment',
    truth: 'Le tirage dit vrai pour',
    epsilon: 'Une liste révèle',
    newest: 'Dernière liste',
    left: 'Listes restantes',
    days: 'Une liste peut servir',
  },
  uses: { include: 'à toucher', exclude: 'à exclure' },
  everybody: 'toute la liste',
  people,
  truthOf: (share: number) => `${percent(share)} des personnes`,
  epsilonOf: (epsilon: number) => `ε ${number(epsilon)} sur chaque personne`,
  daysOf: (days: number) => `pendant ${plural(days, { one: 'jour', other: 'jours' })}`,
  leftOf: (period: number, life: number) =>
    `${number(period)} sur cette période, ${number(life)} pour toujours`,
  standing: {
    none: 'aucune encore',
    current: (expires: string) => `utilisable jusqu’au ${day(expires)}`,
    expired: (expires: string) => `expirée le ${day(expires)}`,
  },
  open: {
    advertiser: (name: string) => `Taille et prix de ${name}`,
    publisher: (name: string) => `Récupérer ${name}`,
    look: (name: string) => `Voir ${name}`,
  },
  before: 'Ce que serait la liste',
  madeTitle: 'La liste',
  size: 'Le segment',
  sizeOf: (count: number, universe: number) =>
    `environ ${number(count)} sur environ ${people(universe)} du support`,
  labels: 'Sur la liste',
  labelsOf: (labels: number) =>
    `environ ${plural(labels, { one: 'étiquette', other: 'étiquettes' })}, tirées au sort`,
  precision: 'Précision',
  precisionSays: 'Parmi les personnes de la liste, cette part est du segment.',
  recall: 'Rappel',
  recallSays: 'Parmi le segment, cette part est sur la liste.',
  believes: 'Ce que le support peut croire d’une personne',
  believed: { who: 'De qui', share: 'Part' },
  anybody: 'N’importe qui de sa liste, avant',
  listed: 'Quelqu’un qui figure sur la liste',
  cost: 'Coût',
  costOf: (epsilon: number) => `ε : ${number(epsilon)}`,
  free: 'rien : elle est déjà payée',
  make: 'Faire établir la liste',
  makeSays:
    'Cela dépense une liste et son prix. Le support la récupère ensuite ; vous ne voyez jamais qui elle nomme.',
  making: (name: string) => `Établissement de la liste ${name}`,
  made: 'La liste est établie. Le support peut maintenant la récupérer.',
  madeBefore:
    'Cette liste a déjà été établie, avec les mêmes personnes et étiquettes, et n’a rien coûté cette fois.',
  list: 'Liste',
  expires: 'Utilisable jusqu’au',
  until: (expires: string) => `${day(expires)} inclus`,
  toList: 'Retour à cette liste',
  sizeUnknown: 'Il faut d’abord sa taille',
  sizeUnknownSays:
    'Une liste n’est établie que si une réponse dit qu’assez de personnes sont de son segment. Cette réponse est une question comme une autre, et a un prix :',
  askSize: 'Demander sa taille',
  askingSize: (name: string) => `Question sur la taille de ${name}`,
  sizeCells: (cells: number, width: number) =>
    `${plural(cells, { one: 'effectif', other: 'effectifs' })}, à ± ${number(width)} près dans 95 réponses sur 100`,
  sizePrice: 'Prix',
  sizeAnswer: 'Elle dirait',
  take: 'La récupérer',
  takeSays:
    'La salle ne remet que des étiquettes. Qui elles désignent se trouve dans la table que vous avez gardée en préparant votre liste : elle ne quitte jamais cette machine.',
  map: 'Table des étiquettes',
  mapSays: 'Le fichier gardé comme --label-map lors de la préparation de la liste.',
  noMaps: 'Il n’y a pas de table dans le dossier de cette console',
  noMapsSays:
    'Une table est un fichier qui se termine par .ndjson. Placez celle de votre liste dans le dossier avec lequel la console a été lancée (--files).',
  file: 'Nouveau fichier pour le serveur publicitaire',
  fileSays: 'Il est écrit dans le même dossier. Rien de ce qui s’y trouve n’est écrasé.',
  fileForm: 'Un nom de lettres, chiffres, points, tirets et tirets bas, qui se termine par .csv.',
  fileWrong: 'Écrivez un nom comme audience.csv, sans dossier.',
  mapWrong: 'Choisissez une des tables du dossier.',
  taking: (name: string) => `Récupération de la liste ${name}`,
  taken: (file: string, days: string) => `Écrit dans ${file}. À utiliser jusqu’au ${day(days)}.`,
  takenFacts: {
    written: 'Identifiants écrits',
    repeated: 'Étiquettes dont l’identifiant était déjà écrit',
    withoutId: 'Étiquettes de lignes sans identifiant',
    escaped: 'Identifiants précédés d’une apostrophe (formules de tableur)',
    notFound: 'Étiquettes absentes de la table',
  },
  notFound:
    'La table est incomplète : reprenez-la d’une copie, ou préparez et livrez de nouveau la liste pour une autre édition.',
  repeated:
    'Un identifiant partagé par plusieurs lignes ne désigne personne : vérifiez que la bonne colonne a été nommée.',
  escaped:
    'Un serveur publicitaire ne connaît pas les identifiants précédés d’une apostrophe : veillez à ce que les vôtres ne ressemblent pas à des formules.',
  forAdvertiser: 'L’annonceur fait établir les listes ; vous voyez ici où elles en sont.',
  auditorSays: 'Vous êtes en lecture seule : taille, prix et liste sont l’affaire des parties.',
  terms: 'Ce qui est convenu',
  missing: 'Cette liste n’existe pas',
  missingSays: 'L’accord ne nomme aucune activation ainsi.',
};
