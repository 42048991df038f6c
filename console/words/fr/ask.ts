import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

const people = (count: number) => plural(count, { one: 'personne', other: 'personnes' });

/** The page on which questions are asked, in French. */
export const ask: typeof EN.ask = {
  title: 'Poser une question',
  lead: 'Choisissez la question, voyez son prix et sa précision, puis posez-la. Rien n’est dépensé avant.',
  question: 'La question',
  analysis: 'Analyse',
  analyses: {
    overlap: 'Recoupement : combien de personnes figurent sur les deux listes',
    segments:
      'Segments : combien d’entre elles ont chaque valeur d’un attribut, ou chaque combinaison',
    tables: 'Tableaux : plusieurs attributs, chacun dans son tableau, pour un seul prix',
    rollup:
      'Regroupement : selon un attribut dont les valeurs trop petites comptent avec leur niveau supérieur',
    representation:
      'Représentation : selon un attribut, qui est laissé de côté par un choix de personnes',
    balance:
      'Équilibre : les groupes d’une expérience se ressemblent-ils comme le hasard le voudrait',
  },
  measures:
    'Effet incrémental, couverture, attribution et autres questions sur ce que les personnes ont fait :',
  measurement: 'Mesure',
  by: 'Compter selon',
  bySays: {
    segments: (most) =>
      `D’un à ${number(most)} attributs, croisés entre eux. Le premier si vous n’en choisissez aucun.`,
    tables: 'De deux à quatre attributs.',
    rollup: 'Un attribut qui a des niveaux supérieurs.',
    representation:
      'L’attribut selon lequel des personnes peuvent être laissées de côté. Choisissez les personnes plus bas.',
    balance: 'Un attribut fixé avant l’exposition.',
  },
  byNone: 'L’accord ne déclare aucun attribut selon lequel cette analyse pourrait compter.',
  values: (name, values) => `${name} (${plural(values, { one: 'valeur', other: 'valeurs' })})`,
  experiment: 'Expérience',
  where: 'Ne compter que certaines personnes',
  whereSays:
    'Compte toute personne qui a l’une des valeurs choisies de chaque attribut. Sans choix, toutes les valeurs comptent.',
  several: 'Maintenez Ctrl (sur Mac : Commande) pour en choisir plusieurs.',
  how: 'Rapprocher les personnes selon',
  hows: {
    people: 'Tout ce que l’accord compare, par points',
    kinds: 'Des types d’identifiant, l’un après l’autre',
  },
  on: 'Types d’identifiant',
  onSays: 'Tous, si vous n’en choisissez aucun.',
  list: (party) => `Liste de ${party}`,
  epsilon: 'Prix (ε)',
  epsilonSays: (most) =>
    `Un prix plus bas entame moins le budget, et la réponse est moins précise. Vide : ${number(most)}, le plus élevé que l’accord permette.`,
  epsilonForm: 'Un nombre comme 0,1, avec six décimales au plus.',
  update: 'Actualiser le prix',
  before: 'Avant de poser la question',
  asks: 'Vous demandez :',
  cost: 'Le prix',
  costs: (epsilon) => `ε = ${number(epsilon)}`,
  free: 'rien : elle a déjà été payée',
  exactness: 'Précision',
  give: (half) => `à ± ${number(half)} près dans 95 réponses sur 100`,
  never: (bound) => `jamais plus de ± ${number(bound)}`,
  exact: (step) => `exacte, arrondie vers le bas à ${number(step)}`,
  cells: 'Ce qui revient',
  cell: (cells) => plural(cells, { one: 'effectif', other: 'effectifs' }),
  needs: (from) => `communiqué à partir d’environ ${people(from)}, masqué en dessous`,
  tooMany: (clearable, cells) =>
    `Les listes permettent au mieux ${number(clearable)} des ${number(cells)} effectifs : les autres seraient masqués. Comptez selon des valeurs moins nombreuses ou plus larges.`,
  reads: 'Ce qui est lu',
  size: (megabytes) => `environ ${number(megabytes)} Mo`,
  dollars: (dollars) => `environ ${number(dollars)} $ pour l’exploitant`,
  account: 'Ce que cela change au compte',
  accountColumns: {
    about: 'Sur les personnes de',
    span: 'Durée',
    left: 'Reste maintenant',
    answers: 'Réponses de ce prix restantes',
  },
  days: (days) => plural(days, { one: 'jour', other: 'jours' }),
  life: 'Toute la collaboration',
  left: (left, limit) => `${number(left)} sur ${number(limit)}`,
  fewer: (now, after) => `de ${number(now)} à ${number(after)}`,
  askPaid: (epsilon) => `Poser la question pour ε = ${number(epsilon)}`,
  askFree: 'Reposer la question, sans frais',
  changed: 'Vous avez modifié la question : actualisez le prix avant de la poser.',
  auditor: 'Vous ne faites que consulter : voici ce que la question coûterait.',
  prices: 'Autres prix',
  price: {
    epsilon: 'Prix ε',
    half: 'À plus ou moins',
    never: 'Jamais plus de',
    from: 'Effectif nécessaire',
    answers: 'Réponses restantes',
    choose: 'Choix',
  },
  choose: (epsilon) => `Prendre ε = ${number(epsilon)}`,
  fairness: (attribute) =>
    `Choisir d’après ${attribute} peut laisser de côté d’autres personnes que prévu.`,
  audit: 'Voir qui est laissé de côté',
  auditNotAllowed:
    'L’accord ne vous permet pas encore de demander qui est laissé de côté : les deux parties peuvent convenir de l’analyse de représentation.',
  refused: 'Cette question serait refusée',
  wasRefused: 'La question n’a pas été posée, et rien n’a été dépensé',
  pending: 'La question est payée et le calcul continue',
  pendingSays:
    'La salle poursuit d’elle-même. Reposez la question dans un moment pour lire la réponse : cela ne coûte rien de plus.',
  failed: 'Le prix de cette question ne peut pas être donné :',
  change: 'Modifiez la question, puis actualisez le prix.',
  nothing: 'L’accord ne vous permet de poser aucune question ici',
  nothingSays: 'Les deux parties peuvent convenir de ce que vous pouvez demander.',
  next: {
    'room-frozen': 'Voir qui a gelé la salle',
    'erasure-under-way': 'Voir l’effacement',
    'agreement-not-approved': 'Lire et approuver les conditions',
    'analysis-not-allowed': 'Voir ce que l’accord permet',
    'dataset-withdrawn': 'Voir les conditions',
    'dataset-not-published': 'Préparer votre liste',
    'dataset-expired': 'Préparer de nouveau votre liste',
    'kind-not-delivered': 'Choisir d’autres types d’identifiant, ou préparer de nouveau la liste',
    'delivered-under-other-terms': 'Préparer de nouveau votre liste',
    'delivered-to-older-room': 'Préparer de nouveau votre liste',
    'held-after-erasure': 'Voir les effacements',
    'epoch-differs': 'Préparer de nouveau votre liste',
    'below-minimum-dataset': 'Préparer une liste plus grande',
    'cells-too-small': 'Compter selon des valeurs moins nombreuses ou plus larges',
    'budget-spent': 'Voir le compte, ou essayer un prix plus bas',
  },
  doing: 'Question en cours',
};
