import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

const people = (count: number): string => plural(count, { one: 'personne', other: 'personnes' });

/** The pages of what a campaign did, in French. */
export const measurement: typeof EN.measurement = {
  title: 'Mesure',
  lead: 'Ce qu’une campagne a produit, qui elle a touché et ce qui a été acheté : parmi les personnes présentes sur les deux listes, en effectifs bruités, jamais pour une seule personne.',
  offers: 'Ce que vous pouvez demander',
  offersCaption: 'Choisissez : le prix est annoncé avant toute dépense',
  soFarCaption: 'La plus récente d’abord',
  missingCaption: 'Ce qu’il faudrait à chaque question',
  asksFree: 'Elle est déjà payée : la reposer ne coûte rien.',
  offered: { measure: 'Question possible', says: 'Ce que dit la réponse' },
  measures: {
    lift: 'Effet incrémental (lift) d’une expérience',
    'event-lift': 'Effet incrémental d’après les conversions datées',
    balance: 'Les groupes étaient-ils semblables ?',
    reach: 'Couverture et répétition',
    conversions: 'Exposés et convertis',
    attribution: 'Attribution des conversions',
    value: 'Valeur des conversions',
  },
  says: {
    lift: 'Combien de personnes de plus ont converti grâce à la campagne : le hasard a décidé qui la voyait.',
    'event-lift':
      'La même chose à partir de conversions datées, et la valeur par tête lorsqu’elles en ont une.',
    balance: 'Si les groupes d’une expérience se ressemblent autant que le hasard le veut.',
    reach:
      'Combien de personnes ont été touchées, par campagne ou un autre attribut, et combien de fois.',
    conversions:
      'Qui a été exposé et qui a converti. Ce n’est pas un effet : pour cela, demandez le lift.',
    attribution:
      'À quels contacts les conversions sont créditées, selon quatre méthodes à mettre côte à côte.',
    value: 'Combien de personnes ont converti, et pour quelle valeur.',
  },
  missing: 'Ce qui manque à cet accord',
  missingLead:
    'Ces questions demandent des lignes que l’accord n’a pas. Les deux parties en conviennent.',
  lack: 'Ce qui manque',
  lacks: {
    experiment: '« experiments » : des groupes que seul le hasard a formés',
    outcome: 'un « outcome » de l’expérience, avec ce qui compte comme conversion',
    conversions:
      'une liste de l’annonceur avec « events » : ce que les personnes ont fait, et quand',
    touches: 'une liste du support avec « events » : ce qui leur a été montré, et quand',
    value: 'une « value » de ces événements : ce que chacun a rapporté',
    leave: 'son nom parmi vos « analyses »',
  },
  none: 'Rien ne peut être mesuré sous cet accord',
  noneSays:
    'Il n’a ni expérience ni événements sur lesquels vous pouvez poser une question. Les deux parties peuvent en convenir.',
  how: 'Comment y arriver',
  howWrite:
    '« airlock agreement new » écrit un accord commenté, avec les analyses que vous nommez. Les expériences et les événements s’y ajoutent ensuite à la main ; voici les lignes :',
  howThen: 'Proposez-le sous « Conditions » : il vaut dès que les deux parties l’ont approuvé.',
  notInForce: 'Aucun accord n’est encore en vigueur',
  notInForceSays: 'Les deux parties doivent en approuver un avant toute question.',
  toTerms: 'Voir l’accord',
  soFar: 'Réponses obtenues',
  answered: {
    asked: 'Question posée',
    by: 'Selon',
    at: 'Jour',
    suppressed: 'Non communiqué',
    read: 'Réponse',
  },
  read: 'La lire',
  ofCells: (suppressed: number, cells: number) => `${number(suppressed)} sur ${number(cells)}`,
  noAnswers: 'Aucune mesure n’a encore été demandée',
  noAnswersSays: 'Choisissez une question ci-dessus : son prix est annoncé avant toute dépense.',
  allAnswers: 'Toutes les réponses, avec leurs exports',
  question: 'La question',
  fields: {
    experiment: 'Expérience',
    attribute: 'Attribut selon lequel les groupes sont comparés',
    touch: 'Selon un attribut des contacts',
    conversion: 'Selon un attribut des conversions',
    person: 'Selon un attribut des personnes',
    counted: 'Liste de l’annonceur',
    other: 'Liste du support',
    conversions: 'Événements de l’annonceur',
    touches: 'Événements du support',
    from: 'Du',
    to: 'Au',
    method: 'Méthode',
    values: 'Nombre maximal de valeurs sous lesquelles une personne compte',
    frequency: 'Répétition',
    epsilon: 'Prix (ε)',
  },
  hints: {
    attribute: 'Un attribut fixé avant le traitement.',
    from: 'Le premier jour qui compte ; tous ceux qui sont conservés si le champ reste vide.',
    to: 'Le dernier jour qui compte.',
    values:
      'Pour qui plusieurs valeurs ont touché ; une si le champ reste vide. Davantage de valeurs, c’est davantage de bruit.',
    epsilon:
      'Moins d’ε, c’est plus de bruit ; le maximum prévu par l’accord si le champ reste vide.',
    method: 'Comment une conversion est partagée entre les contacts qui la précèdent.',
  },
  constraints: {
    day: 'Un jour, comme 2026-10-31.',
    values: 'Un nombre entier de 1 à 4.',
    epsilon: (most: number) => `Un nombre, ${number(most)} au plus.`,
  },
  withFrequency: 'Dire aussi combien de fois, par les tranches de l’accord',
  everything: 'aucun',
  onlyList: 'la seule, ou celle de l’accord',
  methods: {
    last: 'dernier contact : il reçoit toute la conversion',
    even: 'égale : les derniers contacts se la partagent à parts égales',
    'u-shaped': 'en U : le premier et le dernier en ont deux cinquièmes chacun',
    decay: 'décroissante : moitié moins par tranche de sept jours en arrière',
  },
  methodNames: {
    last: 'dernier contact',
    even: 'à parts égales',
    'u-shaped': 'en U',
    decay: 'décroissante',
  },
  showPrice: 'Voir le prix',
  price: 'Avant de demander',
  costs: 'Ce que cela coûte',
  free: 'rien : c’est déjà payé',
  epsilonOf: (epsilon: number) => `ε ${number(epsilon)} sur les personnes de chaque partie`,
  cells: 'Elle dirait',
  cellsOf: (cells: number, clearable: number) =>
    clearable < cells
      ? `${number(cells)}, dont les listes peuvent remplir ${number(clearable)} au plus : demandez avec moins de valeurs`
      : plural(cells, { one: 'case', other: 'cases' }),
  plusMinus: 'Bruit d’un effectif',
  plusMinusOf: (width: number, bound: number) =>
    `± ${number(width)} dans 95 réponses sur 100, jamais plus de ${number(bound)}`,
  exact: (roundTo: number) => `aucun ; arrondi à un multiple inférieur de ${number(roundTo)}`,
  needs: 'Il faut à une case environ',
  people,
  sumNoise: (says: string) => `Bruit de ${says}`,
  sumWidth: (width: string) => `± ${width} dans 95 réponses sur 100`,
  left: 'S’épuise en premier',
  leftOf: (party: string, left: number, limit: number) =>
    `ε ${number(left)} sur ${number(limit)} pour les personnes de ${party}`,
  answersLeft: (answers: number) =>
    `de quoi payer ${plural(answers, { one: 'réponse pareille', other: 'réponses pareilles' })}`,
  prices: 'Ce qu’achète un autre prix',
  priceColumns: {
    epsilon: 'ε payé',
    width: 'Bruit (±)',
    from: 'Une case demande',
    answers: 'Réponses restantes',
  },
  ask: 'Poser la question',
  asks: 'La poser dépense ce prix. La reposer sur les mêmes listes ne coûte rien.',
  auditorSays: 'Vous êtes en lecture seule et ne posez donc pas de question.',
  working: (measure: string) => `Question en cours : ${measure}`,
  pending:
    'La question est payée et court encore ; la salle la poursuit seule. Reposez-la dans un instant pour la réponse : cela ne coûte rien de plus.',
  fairness: 'Équité',
  notPlanned: 'En l’état, cette question reste sans réponse',
};
