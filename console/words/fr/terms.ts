import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';
import { meanings } from '#console/words/fr/meanings.ts';

const { number, percent, plural } = FORMATS.fr;

/** The page of the agreement in force and the one on the table, in French. */
export const terms: typeof EN.terms = {
  title: 'Conditions',
  lead: 'Ce dont les deux parties sont convenues, et ce qui est proposé. Une proposition ne change rien tant que les deux ne l’ont pas approuvée.',
  standing: 'Où en est l’accord',
  standings: {
    both: 'En vigueur, sans autre proposition',
    other: 'Un autre accord est proposé',
    none: 'Proposé ; rien n’est encore en vigueur',
  },
  collaboration: 'Nom de la collaboration',
  inForce: 'En vigueur',
  nothingInForce: 'rien pour l’instant',
  onTable: 'Proposé',
  proposedBy: 'Proposé par',
  withRoom: 'qui a créé la salle',
  code: 'Code que la salle exécute',
  approvals: 'Qui a approuvé l’accord proposé',
  columns: { party: 'Partie', agreement: 'Accord', code: 'Code de la salle' },
  approved: 'approuvé',
  notApproved: 'pas encore approuvé',
  otherCode: 'un autre code a été approuvé',
  changes: 'Ce qu’il change',
  changesSays:
    'L’accord proposé, comparé à l’accord en vigueur. Ce qui protège moins vient en premier.',
  sameTerms: 'Rien ne change',
  sameTermsSays: 'C’est le même accord que celui auquel il est comparé.',
  noneWeaker: (changes) =>
    `${plural(changes, { one: 'changement', other: 'changements' })}, dont aucun n’affaiblit la protection des personnes.`,
  weakened: (changes, weaker) =>
    `${plural(changes, { one: 'changement', other: 'changements' })}, dont ${plural(weaker, { one: 'affaiblit', other: 'affaiblissent' })} la protection des personnes.`,
  change: {
    field: 'Condition',
    effect: 'Niveau de protection',
    before: 'Avant',
    after: 'Après',
  },
  effects: { weaker: 'affaiblie', stricter: 'renforcée', changed: 'modifiée' },
  restated: 'formulé autrement',
  consequences: 'Ce que cela implique pour les listes dans la salle',
  saysOnTable: 'Ce que dit l’accord proposé',
  saysInForce: 'Ce que dit l’accord en vigueur',
  saysFile: 'Ce que dit le fichier',
  digestOf: 'Empreinte de l’accord',
  purpose: 'Finalité',
  legalBasis: 'Base légale',
  bases: {
    consent: 'le consentement',
    contract: 'un contrat',
    'legitimate-interests': 'l’intérêt légitime',
  },
  parties: 'Qui apporte quoi, et qui peut demander quoi',
  brings: 'Apporte',
  asks: 'Peut demander',
  asksNothing: 'rien',
  roles: { advertiser: 'annonceur', publisher: 'éditeur' },
  account: (account) => `compte AWS ${account}`,
  noAttributes: 'aucun attribut',
  isEvents: 'événements',
  ownIds: (ids) =>
    `jusqu’à ${plural(ids, { one: 'identifiant propre', other: 'identifiants propres' })} par personne`,
  analyses: {
    overlap: 'la taille du recouvrement',
    segments: 'des effectifs par attribut',
    tables: 'des effectifs par attributs croisés',
    rollup: 'des effectifs par niveaux d’un attribut',
    lift: 'l’effet d’une expérience',
    balance: 'si les groupes d’une expérience se ressemblent',
    representation: 'qui est moins souvent rapproché que les autres',
    reach: 'la couverture et la répétition',
    conversions: 'les conversions après un contact',
    attribution: 'à quel contact une conversion est due',
    value: 'des sommes de montants',
    'event-lift': 'l’effet d’une expérience sur des événements',
  },
  matching: 'Comment les personnes sont rapprochées',
  kinds: 'Par, dans cet ordre',
  profile: 'Écrits selon les règles de',
  country: 'Les numéros sans indicatif sont de',
  customerIds: 'Les numéros de client qui ne diffèrent que par les majuscules',
  customerIdCases: { keep: 'désignent deux personnes', fold: 'désignent une seule personne' },
  points: 'Rapprochement par points',
  pointsSays: (total, personal, cap) =>
    `Sauf mention contraire d’une question, ce qui concorde parmi les noms, dates de naissance, adresses et identifiants est pondéré. Deux personnes sont tenues pour une seule à partir de ${number(total)} bits, dont ${number(personal)} par le prénom et la date de naissance. Parmi celles qui partagent une clé de rapprochement, seules les ${number(cap)} premières sont comparées.`,
  table: 'Table des points',
  drops: 'Fichiers en transit vers la salle',
  sealed:
    'Scellés : leur contenu dépend d’une clé propre à cette collaboration et est chiffré pour la salle ; en chemin, personne ne peut y essayer des identifiants.',
  unsealed:
    'Non scellés : les identifiants sont hachés ; qui intercepte un fichier peut y essayer les adresses qu’il connaît.',
  experiments: 'Ce que seul le hasard a décidé',
  experiment: { name: 'Expérience', by: 'Répartition selon', arms: 'Groupes et leurs parts' },
  numbers: 'Ce que chaque nombre signifie pour les personnes des listes',
  number: { written: 'Condition', means: 'Signifie' },
  meanings,
  consents: {
    attested: 'La partie donne sa parole que toutes les personnes d’un fichier ont consenti.',
    boolean:
      'Une colonne contenant un oui peut montrer le consentement. Sans oui, on ne figure dans aucun fichier.',
    timestamp:
      'Une colonne contenant la date du consentement peut le montrer. Sans date, on ne figure dans aucun fichier.',
    tcf: 'Une colonne de chaînes TCF peut montrer le consentement. Si la chaîne ne le permet pas, on ne figure dans aucun fichier.',
    gpp: 'Une colonne de chaînes GPP peut le montrer. Si la chaîne ne le permet pas, on ne figure dans aucun fichier.',
  },
  consentAge: (days) =>
    `Un consentement qui a plus de ${plural(days, { one: 'jour', other: 'jours' })} quand un fichier est préparé ne compte pas.`,
  tcf: {
    vendors: (numbers) =>
      `Une chaîne TCF doit déclarer et autoriser ces fournisseurs, par leur numéro dans la Global Vendor List : ${numbers}.`,
    consent: (numbers) => `La personne doit avoir consenti à ces finalités du TCF : ${numbers}.`,
    legitimateInterests: (numbers) =>
      `La personne doit avoir été informée de ces finalités du TCF sans s’y être opposée : ${numbers}.`,
  },
  gpp: (section, values) =>
    `Dans la section ${section} d’une chaîne GPP, chacun de ces champs doit dire que la personne ne s’est pas opposée : ${values}.`,
  listed: {
    include: (from, to, who) =>
      `Il en sort des étiquettes de ${to} pour les personnes de ${from} à toucher : ${who}.`,
    exclude: (from, to, who) =>
      `Il en sort des étiquettes de ${to} pour les personnes de ${from} à écarter : ${who}.`,
  },
  listPurpose: (purpose) => `Sa finalité : ${purpose}`,
  listBounds: (...[inPeriod, forLife, people, days]) =>
    `Au plus ${number(inPeriod ?? 0)} par période et ${number(forLife ?? 0)} à vie, chacune d’au moins ${number(people ?? 0)} personnes, supprimée au bout de ${plural(days ?? 0, { one: 'jour', other: 'jours' })}.`,
  listCoin: (truth, epsilon) =>
    `Le hasard décide de qui y figure : il dit vrai pour ${percent(truth)} des personnes (ε ${number(epsilon)}, que les effectifs ne peuvent plus dépenser).`,
  listDoubt:
    'Les effectifs sont exacts et des listes sortent en plus : rien ne limite ce qu’ils révèlent ensemble.',
  shares: 'Ce que chaque partie peut dépenser de chaque budget par ses questions',
  share: { share: 'Part', period: 'Réponses par période', life: 'Réponses à vie' },
  noLimit: 'sans limite',
  unpaid: (party) =>
    `La part de ${party} ne paie aucune réponse au prix plein : baissez epsilon, relevez les budgets, ou répartissez autrement.`,
  promises: 'Ce qui est promis aux personnes des listes',
  certain: (people) =>
    `De façon certaine : aucun effectif communiqué ne décrit moins de ${plural(people, { one: 'personne', other: 'personnes' })} de l’une ou l’autre liste.`,
  noisy: (membership, attribute) =>
    `Par le bruit : avec une personne de plus ou de moins sur une liste, les réponses sont presque aussi probables (ε ${number(membership)}), et de même avec un autre attribut d’une personne (ε ${number(attribute)}), quoi que sache le lecteur par ailleurs.`,
  noiseless:
    'Pas promis : il n’y a pas de bruit ; en comparant des réponses, on peut apprendre quelque chose sur une personne.',
  exceptions: 'Catégories particulières, par exception',
  exception: { at: 'Où', category: 'Catégorie', article: 'Article du RGPD', reason: 'Motif' },
  categories: {
    health: 'santé',
    religion: 'religion ou convictions',
    politics: 'opinions politiques',
    ethnicity: 'origine ethnique',
    'sexual-life': 'vie sexuelle',
    'trade-union': 'appartenance syndicale',
    biometrics: 'données biométriques',
    'criminal-record': 'condamnations pénales',
    children: 'enfants',
    'precise-location': 'localisation précise',
    vulnerability: 'personnes vulnérables',
    'unread-script': 'mots dans une écriture non lue',
  },
  organisations: 'Qui répond des données',
  organisation: {
    name: 'Nom',
    role: 'À titre de',
    contacts: 'Écrire à',
    source: 'Origine de ses listes',
  },
  dataRoles: {
    controller: 'responsable du traitement',
    'joint-controller': 'responsable conjoint',
    processor: 'sous-traitant',
  },
  approve: 'Approuver',
  toApprove: 'Aller à l’approbation',
  approveSays: (party) =>
    `Vous dites oui, au nom de ${party}, à ce qui est affiché ci-dessus et à rien d’autre.`,
  approveCode:
    'Vous approuvez aussi le code que la salle exécute. Comparez-le d’abord au code source avec « verify-deployment ».',
  typed: '8 premiers caractères de l’empreinte',
  typedSays:
    'Demandez à l’autre partie, par téléphone par exemple, par quels caractères commence l’empreinte de son accord, et saisissez-les.',
  typedRule: '8 caractères, de 0 à 9 et de a à f',
  typedWrong: 'L’empreinte ci-dessus ne commence pas ainsi : rien n’a été approuvé.',
  digest: 'Empreinte de ce que vous approuvez',
  said: {
    approved: 'Vous avez approuvé l’accord proposé.',
    inForce: 'Les deux parties l’ont approuvé : il est en vigueur.',
    waits: (party) => `Il attend maintenant ${party}.`,
    proposed: 'L’accord est proposé. Les deux parties doivent maintenant l’approuver.',
  },
  propose: 'Proposer un autre accord',
  proposeLead:
    'Choisissez un fichier contenant un accord. Vous voyez ses défauts et ce qu’il changerait avant que quoi que ce soit ne se passe.',
  readOnly: 'Cette console ne fait que lire : pour proposer, lancez-la sans --auditor.',
  back: 'Revenir aux conditions',
  file: 'Fichier de l’accord',
  fileSays: (folder) => `Un fichier de ${folder}, le dossier de cette console.`,
  fileRule: '.yaml, .yml ou .json',
  fileWrong: 'Ce fichier n’est pas dans le dossier : choisissez-en un dans la liste.',
  look: 'L’examiner',
  noFiles: 'Le dossier ne contient aucun accord',
  noFilesSays: (folder) =>
    `Placez un fichier .yaml, .yml ou .json dans ${folder}, puis rouvrez cette page.`,
  faults: (faults) =>
    `${plural(faults, { one: 'défaut', other: 'défauts' })} dans ce fichier : corrigez-le, puis examinez-le de nouveau.`,
  faultsOf: 'Ce qui ne va pas',
  fault: { line: 'Ligne', place: 'Où', says: 'Défaut', remedy: 'Que faire' },
  advice: 'Ce qui pourrait être mieux',
  blocks: 'empêche son approbation',
  sound: 'Ce fichier ne présente aucun défaut.',
  against: {
    'in-force': 'Comparé à l’accord en vigueur.',
    'on-table': 'Comparé à l’accord proposé, puisque aucun n’est encore en vigueur.',
    file: 'Comparé à un autre fichier.',
  },
  proposing: (party) =>
    `Vous le proposez au nom de ${party}, à la place de ce qui est proposé. Il ne change rien tant que les deux parties ne l’ont pas approuvé.`,
  doPropose: 'Le proposer',
  fileChanged:
    'Le fichier n’est plus celui que vous avez examiné : rien n’a été proposé. Examinez-le de nouveau.',
};
