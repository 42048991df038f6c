import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, percent, plural } = FORMATS.fr;

/** The page that makes a list of a file ready, in French. */
export const prepare: typeof EN.prepare = {
  title: 'Préparer une liste',
  lead: 'La liste se prépare sur cette machine : les identifiants y deviennent des empreintes, et rien n’en sort avant l’envoi.',
  folder: 'Dossier',
  chooseFile: 'Quel fichier est la liste ?',
  file: 'Fichier',
  size: 'Taille',
  changed: 'Modifié le',
  as: 'Préparer comme',
  kilobytes: (count) => `${number(count)} ko`,
  noFiles: 'Aucune liste dans ce dossier',
  noFilesSays:
    'Placez-y un fichier CSV, TSV, JSON, Parquet ou Excel (.xlsx), puis actualisez. Les liens vers des fichiers situés ailleurs ne sont pas suivis.',
  again: 'Actualiser',
  noLists: 'L’accord ne vous demande aucune liste',
  noListsSays:
    'Rien à préparer tant que les deux parties n’ont pas convenu d’une liste de votre part.',
  missing: 'Ce fichier n’est pas dans le dossier',
  missingSays:
    'Il a peut-être été renommé ou supprimé. Seuls les fichiers du dossier lui-même peuvent être préparés.',
  otherFile: 'Choisir un autre fichier',
  map: 'Dire ce que contiennent les colonnes',
  mapLead:
    'La proposition vient du nom des colonnes et des premières lignes. Vérifiez-la : ce que vous n’utilisez pas est abandonné.',
  list: 'Liste',
  looked: 'Lignes examinées',
  encoding: 'Encodage',
  encodingAsk: 'Des noms de colonnes s’affichent mal ?',
  encodings: {
    'utf-8': 'UTF-8 (courant)',
    'windows-1252': 'Windows (Europe occidentale)',
    latin1: 'Latin 1',
    'utf-16le': 'UTF-16 petit-boutiste',
    'utf-16be': 'UTF-16 gros-boutiste',
  },
  readAgain: 'Relire le fichier',
  earlier: 'Partir d’une correspondance précédente',
  columns: 'Colonnes',
  columnsSays:
    'Les valeurs ne sont jamais affichées : a remplace une lettre et 9 un chiffre, dans les premières lignes de chaque colonne.',
  column: 'Colonne',
  shape: 'Forme',
  emptyShare: 'Vide',
  otherColumns: (count) =>
    `${plural(count, { one: 'autre colonne n’est pas utilisée', other: 'autres colonnes ne sont pas utilisées' })} :`,
  showAll: 'Les afficher aussi',
  use: 'Utilisée comme',
  useOf: (column) => `Usage de ${column}`,
  share: (share) => percent(share),
  noValue: 'vide',
  groups: {
    identifiers: 'Identifiants de rapprochement',
    person: 'Décrit la personne',
    attributes: 'Attributs',
    more: 'Autres',
  },
  ignored: 'non utilisée',
  hashed: (kind) => `${kind}, déjà hachée`,
  attributeRole: (name) => `Attribut : ${name}`,
  parts: {
    given_name: 'Prénom',
    surname: 'Nom',
    birth_date: 'Date de naissance',
    postcode: 'Code postal',
    place: 'Ville',
    street: 'Rue',
    house_number: 'Numéro dans la rue',
  },
  plain: {
    consent: 'Consentement',
    since: 'Date du consentement',
    country: 'Pays du numéro de téléphone',
    own: 'Identifiant propre (cookie, application, compte)',
    updated: 'Date de dernière modification',
    label: 'Votre identifiant de ligne, pour les listes reçues',
  },
  open: 'À décider avant la préparation',
  aside: 'Autres remarques',
  about: { missing: '(introuvable)', open: '(à décider)', 'left-out': '(non retenue)' },
  attributes: 'Valeurs des attributs',
  attributesSays:
    'Chaque attribut de l’accord a besoin d’une colonne, et chaque valeur d’une valeur déclarée.',
  declared: (values) => `Valeurs déclarées : ${values}`,
  from: (name) => `Colonne de ${name}`,
  fromSays: 'Seulement si cette colonne sert aussi à autre chose ci-dessus.',
  asAbove: 'celle indiquée ci-dessus',
  noColumn: 'Aucune colonne n’est choisie pour cet attribut : indiquez-en une ci-dessus, ou ici.',
  valueMeans: (value) => `« ${value} » signifie`,
  valueRows: (rows) =>
    `Dans ${plural(rows, { one: 'ligne examinée', other: 'lignes examinées' })}.`,
  asIs: 'telle quelle',
  tooMany:
    'Ses valeurs sont trop nombreuses ou trop rares pour être affichées : utilisez des tranches pour les nombres et les dates, ou dites ce que valent les autres.',
  otherwise: 'Toute autre valeur compte comme',
  otherwiseSays: 'Y compris les valeurs qui ne sont pas affichées ici.',
  leaveOut: 'rien : la ligne est laissée de côté',
  ignore: 'Différences sans importance',
  ignores: { case: 'majuscules', accents: 'accents graphiques' },
  more: (name) => `Nombres et dates de ${name}`,
  bands: 'Tranches, une par ligne',
  bandsSays: 'Par exemple 18-34 = jeune, ou 35+ = autre.',
  unit: 'Compter à partir de la date de la colonne',
  units: {
    none: 'rien : elle contient des nombres, ou les tranches sont en jours',
    yearsBefore: 'les années jusqu’à un jour, comme pour un âge',
    monthsBefore: 'les mois jusqu’à un jour',
    daysBefore: 'les jours jusqu’à un jour',
  },
  day: 'Jusqu’à ce jour',
  dates: 'Dates, téléphones et identifiants',
  birth: 'Écriture des dates de naissance',
  written: 'Écriture des dates',
  yearFirst: 'année d’abord, par exemple 1980-12-31',
  year: 'Première année des années à deux chiffres',
  yearSays:
    'Seulement si les années ont deux chiffres : avec 1930, 29 se lit 2029 et 30 se lit 1930.',
  country: 'Pays des numéros de téléphone',
  countrySays:
    'Deux lettres, par exemple FR, pour les numéros qui ne commencent pas par +. Vide, celui de l’accord s’applique.',
  split: 'Ce qui sépare plusieurs identifiants dans une colonne',
  splitSays: 'Par exemple ; – laissez vide si chaque colonne contient un seul identifiant.',
  consent: 'Consentement des personnes',
  consentSays: 'Seules les lignes des personnes qui ont accepté sont utilisées.',
  consentKind: 'Contenu de la colonne',
  consentKinds: {
    boolean: 'un mot, par exemple oui',
    timestamp: 'le moment du consentement',
    tcf: 'une chaîne TCF',
    gpp: 'une chaîne GPP',
  },
  accept: 'Mots qui veulent dire oui',
  acceptWord: (word, rows) => `${word} (${plural(rows, { one: 'ligne', other: 'lignes' })})`,
  acceptMore: 'Autres mots qui veulent dire oui',
  acceptMoreSays: 'Séparés par des virgules, tels qu’ils figurent dans le fichier.',
  attest: 'Aucune colonne de consentement : à quoi chaque personne du fichier a-t-elle consenti ?',
  attestMissing: 'Dites-le ici, ou indiquez une colonne de consentement ci-dessus.',
  attestSays:
    'Votre parole, que la salle garde avec la liste. Par exemple : toutes ont accepté la prospection dans le bon de commande de 2026.',
  repeats: 'Plusieurs lignes pour une personne',
  repeatsLabel: 'Quand leurs attributs diffèrent',
  repeatsSays: 'Une colonne de date de dernière modification passe avant cette règle.',
  repeatsRules: {
    first: 'la première ligne compte',
    refuse: 'ne rien préparer, et me le dire',
  },
  output: 'Destination',
  out: 'Dossier de la liste',
  outSays: (folder) =>
    `Un nouveau dossier dans ${folder}. La correspondance est enregistrée à côté, pour resservir.`,
  outRule: 'Lettres, chiffres, points, tirets et tirets bas ; un nom qui n’existe pas encore.',
  twice: (use) => `Plusieurs colonnes sont utilisées comme « ${use} » : gardez-en une.`,
  outRuleBroken:
    'Ce nom ne convient pas à un nouveau dossier, ou il est déjà pris, et rien n’est écrasé : choisissez-en un autre.',
  run: 'Préparer la liste',
  look: 'Afficher les champs de ces usages',
  wrongMapping: 'Cette correspondance n’est pas encore utilisable.',
  wrongField: 'Inutilisable en l’état : voyez ce que dit la salle ci-dessus.',
  changedFile:
    'Le fichier a changé depuis l’affichage du formulaire ; il a été relu : vérifiez de nouveau.',
  notAll:
    'Cette correspondance en dit plus que le formulaire ne peut afficher : passez par la ligne de commande pour tout garder.',
  key: 'Il faut d’abord la clé de dépôt',
  keySays:
    'Les listes de cet accord sont scellées, pour que personne en chemin ne puisse essayer des identifiants. Cette clé est un secret : gardez son fichier pour vous.',
  getKey: 'Obtenir la clé de dépôt',
  hasKey: (file) => `La liste sera scellée avec ${file}.`,
  events: 'C’est une liste d’événements',
  eventsSays:
    'Ses colonnes d’heures et de montants se décrivent dans un fichier. Deux commandes suffisent : la première propose ce fichier, la seconde prépare la liste.',
  eventsNext: 'Une liste préparée ainsi dans ce dossier peut être envoyée d’ici.',
  auditor: 'En lecture seule, rien ne se prépare : voici la correspondance que propose le fichier.',
  working: 'Préparation de la liste',
  prepared: (rows) => `${plural(rows, { one: 'ligne prête', other: 'lignes prêtes' })}`,
  preparedSays: (folder) =>
    `La liste est dans ${folder}. Personne ne l’a tant que vous ne l’envoyez pas.`,
  refused: {
    'nothing-left':
      'Aucune ligne n’est utilisable : corrigez le fichier ou l’usage de ses colonnes.',
    'repeats-differ':
      'Des lignes d’une même personne diffèrent, et vous avez demandé de ne rien préparer dans ce cas : corrigez le fichier.',
    'too-many-rejects':
      'La part inutilisable du fichier dépasse ce que l’accord tolère : corrigez ce que le rapport indique.',
  },
  upload: 'Envoyer la liste',
  change: 'Modifier la correspondance',
  quarantine: 'Chaque ligne absente de la liste, avec colonne et motif :',
  roomNotes: 'Ce que la salle ajoute',
  tooFew: (people, minimum) =>
    `Elle compte ${plural(people, { one: 'personne', other: 'personnes' })}, et l’accord en demande ${number(minimum)} : aucune question ne portera sur elle avant une liste plus longue.`,
  low: 'Pourquoi moins de personnes que prévu pourraient être rapprochées',
  lowNone:
    'Rien dans cette liste n’annonce un faible taux de rapprochement. Il dépend aussi de la liste de l’autre partie.',
  lowCauses: {
    missing: (kind) =>
      `${kind} : l’accord le prend, et votre liste n’en a pas. Qui n’est connu de l’autre partie que par lui n’est pas retrouvé.`,
    few: (kind, share) => `${kind} : ${percent(share)} des lignes seulement en ont un utilisable.`,
    aside: (kind, share) =>
      `${kind} : ${percent(share)} des valeurs sont inutilisables ; le rapport dit pourquoi.`,
    hashed: (kind) =>
      `${kind} : les empreintes sont prises telles quelles. Faites d’un texte écrit autrement, avec majuscules ou espaces, elles ne correspondent à personne.`,
  },
  suspicions: {
    'short-postcode':
      'les codes postaux ont moins de chiffres que ceux du pays : un tableur a supprimé le premier zéro.',
    'digests-of-upper-case':
      'les empreintes viennent d’un texte en majuscules et ne correspondent à personne.',
    'digests-with-newline':
      'les empreintes viennent d’un texte suivi d’un saut de ligne et ne correspondent à personne.',
    'digests-with-blank':
      'les empreintes viennent d’un texte suivi d’un espace et ne correspondent à personne.',
    'digests-in-quotes':
      'les empreintes viennent d’un texte entre guillemets et ne correspondent à personne.',
    'digests-of-utf-16':
      'les empreintes viennent d’UTF-16 au lieu d’UTF-8 et ne correspondent à personne.',
    'digests-without-plus':
      'les empreintes viennent de numéros sans +, ce que peu de profils demandent.',
  },
  suspicion: (kind, count, says) => `${kind} (${number(count)}) : ${says}`,
};
