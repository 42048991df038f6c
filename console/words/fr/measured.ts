import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, time, fixed, signed } = FORMATS.fr;

const share = (part: number): string => `${fixed(100 * part, 2)}\u00a0%`;
const points = (part: number): string => signed(100 * part, 2);

/** What an answer about a campaign says, in French. */
export const measured: typeof EN.measured = {
  answer: 'La réponse',
  asked: 'Ce qui a été demandé',
  cellsCaption: 'Personnes et sommes, case par case',
  tooMany: (count: number) =>
    `Le graphique montre les ${number(count)} premières cases ; toutes figurent dans la table ci-dessous.`,
  tooManyRows: (count: number) =>
    `Les ${number(count)} premières sont montrées. Un export les contient toutes.`,
  facts: {
    at: 'Répondu le',
    paid: 'Payé',
    period: 'Jours qui comptent',
    method: 'Méthode',
    by: 'Selon',
    experiment: 'Expérience',
    release: 'Référence',
    threshold: 'Plus petit effectif communiqué',
  },
  allDays: 'tous ceux qui sont conservés',
  periodFrom: (at: number) => `du ${time(at * 1000)}`,
  periodTo: (at: number) => `jusqu’au ${time(at * 1000)}`,
  epsilonPaid: (epsilon: number) => `ε : ${number(epsilon)}`,
  notRead: 'Ce que cette réponse ne dit pas',
  export: 'Exporter ou comparer cette réponse',
  again: 'Poser une autre question',
  suppressed: 'non communiqué',
  nearThreshold: (low: number, high: number, about: number) =>
    `de ${number(low)} à ${number(high)}, environ ${number(about)}`,
  allCells: 'Tous les effectifs',
  columns: { people: 'Personnes', give: 'Bruit (±)' },
  eachOf: (says: string) => `${says} par personne`,
  between: (value: string, low: string, high: string) => `${value} (de ${low} à ${high})`,
  reasons: {
    'below-noisy-threshold':
      'Non communiqué : avec son bruit, la case n’a pas atteint le seuil : elle peut être vide, petite ou juste au-dessus.',
    'small-or-protecting':
      'Non communiqué : elle est sous le seuil, ou retenue pour qu’une plus petite ne puisse être déduite.',
    'rolled-up':
      'Non communiqué à part : elle est comptée parmi les autres de l’ensemble dont elle fait partie.',
  },
  nothingTold: 'Rien de cette réponse n’est communiqué',
  nothingToldSays:
    'Toutes les cases sont sous le seuil avec leur bruit. Demandez avec moins de valeurs, ou de plus larges, sur plus de jours, ou payez davantage.',
  made: {
    frequency: 'Nombre de contacts',
    reached: 'Touché',
    exposed: 'Exposé',
    converted: 'Converti',
  },
  madeValues: { yes: 'oui', no: 'non' },
  none: { attribution: 'aucun contact', conversions: 'aucune conversion' },
  pair: (name: string, value: string) => `${name} : ${value}`,
  lift: {
    verdict: {
      more: (arm: string) =>
        `${arm} : davantage de conversions que sans, au-delà de ce que font le hasard et le bruit.`,
      less: (arm: string) =>
        `${arm} : moins de conversions que sans, au-delà de ce que font le hasard et le bruit.`,
      nothing: (arm: string) =>
        `${arm} : peut-être aucun effet ; ce qui a été mesuré peut venir du hasard et du bruit.`,
      untold: (arm: string) =>
        `${arm} : rien n’est communiqué, car un de ses effectifs est trop petit.`,
    },
    chart: 'Points au-dessus du groupe témoin, et entre quoi se trouve la vraie valeur',
    arm: 'Groupe',
    legend:
      'La ligne pointillée est le groupe témoin : comme sans traitement. Un point plein s’en distingue ; un cercle, non.',
    table: 'Les groupes',
    columns: {
      people: 'Personnes',
      rate: 'Taux de conversion',
      lift: 'Lift en points',
      relative: 'Lift relatif',
      difference: 'Au-dessus du témoin',
    },
    controlArm: (arm: string) => `${arm} (témoin)`,
    rate: (value: number, low: number, high: number) =>
      `${share(value)} (de ${share(low)} à ${share(high)})`,
    points: (value: number, low: number, high: number) =>
      `${points(value)} (de ${points(low)} à ${points(high)})`,
    relative: (value: number, low: number, high: number) =>
      `${signed(100 * value, 0)}\u00a0% (de ${signed(100 * low, 0)} à ${signed(100 * high, 0)})`,
    perHead: (says: string, unit: string) => `${says} par tête (${unit})`,
    perHeadChart: (says: string, unit: string) =>
      `${says} par tête au-dessus du groupe témoin (${unit}), et entre quoi se trouve la vraie valeur`,
    sampleRatio: {
      right: (p: string) =>
        `Les groupes ont la taille convenue, pour autant que le hasard et le bruit le laissent voir (p\u00a0${p}).`,
      wrong: (p: string) =>
        `Les groupes n’ont pas la taille convenue (p\u00a0${p}) : autre chose que le hasard a décidé qui est dans lequel, ou qui est sur les deux listes. Ne vous fiez à aucun de ces lifts avant de savoir quoi.`,
      untold:
        'La taille des groupes n’a pas été comparée à ce qui était convenu, car un effectif est trop petit.',
    },
    near: (arms: string) =>
      `Près du seuil, où les effectifs sont en moyenne trop élevés : ${arms}. Un tel taux, et un lift par rapport à un tel témoin, peut s’écarter davantage que ne le dit son intervalle.`,
  },
  chance: (p: number) => (p < 0.001 ? 'inférieur à 0,001' : fixed(p, 3)),
  balance: {
    table: (attribute: string) => `Les groupes selon ${attribute}`,
    value: 'Valeur',
    everybody: 'Personnes',
    chart: (arm: string) => `Parts du groupe ${arm}`,
    shareOf: 'Part',
    untold: (attribute: string) =>
      `Les groupes n’ont pas été comparés selon ${attribute} : moins de deux de ses valeurs sont sorties dans chaque groupe. Payez davantage, ou choisissez un attribut à moins de valeurs.`,
    unlike: (attribute: string, p: string) =>
      `Les groupes ne se ressemblent pas selon ${attribute} (p\u00a0${p}) : le hasard et le bruit en font d’aussi différents moins d’une fois sur 1 000. Ne vous fiez à aucun lift de cette expérience avant de savoir pourquoi.`,
    rare: (attribute: string, p: string, often: number) =>
      `Les groupes diffèrent selon ${attribute} plus que la plupart de ceux que forme le hasard (p\u00a0${p}) : autant ou davantage dans ${number(often)} expériences sur 1 000. Un attribut sur vingt le fait ; essayez-en d’autres.`,
    alike: (attribute: string, p: string, often: number) =>
      `Les groupes se ressemblent selon ${attribute}, pour autant que le hasard et le bruit le laissent voir (p\u00a0${p}) : le hasard seul en fait d’aussi différents, ou plus, dans ${number(often)} expériences sur 1 000.`,
    leftOut: (values: string) =>
      `Non comparées, car un effectif est trop petit dans un groupe : ${values}. Les parts portent sur les autres valeurs.`,
    near: 'Un effectif proche du seuil y figure, en moyenne trop élevé : les groupes peuvent sembler moins semblables qu’ils ne le sont.',
  },
  chartOf: {
    reach: 'Personnes touchées, et entre quoi se trouve le vrai effectif',
    frequency: 'Personnes par nombre de contacts, et entre quoi se trouve le vrai effectif',
    conversions: 'Personnes selon l’exposition et la conversion',
    attribution: 'Conversions attribuées',
    value: 'Personnes qui ont converti',
    of: (title: string, group: string) => `${title} – ${group}`,
  },
  count: (count: string, width: number) =>
    width === 0 ? `${count}` : `${count}\u00a0(±\u00a0${number(width)})`,
  sideBySide: 'Les méthodes côte à côte',
  sideBySideSays:
    'La même question selon chaque méthode demandée. Seul le crédit change de main : les conversions restent les mêmes, et ce que la campagne a produit aussi.',
  notAsked: 'Pas encore demandé :',
  conversionsCredited: 'Conversions créditées',
  credited: 'Crédité à',
  counting: {
    first: (conversions: number) =>
      conversions === 1
        ? 'Pour chaque personne, la première conversion compte.'
        : `Pour chaque personne, les ${number(conversions)} premières conversions comptent.`,
    touches: (touches: number) =>
      touches === 1
        ? 'Pour chaque conversion, le dernier contact qui la précède compte.'
        : `Pour chaque conversion, les ${number(touches)} derniers contacts qui la précèdent comptent.`,
    clip: (says: string, most: string) =>
      `Une valeur au-dessus de ${most} compte pour ${most} : sans cela, ${says} ne peut être que plus élevé. Les intervalles contiennent le bruit, pas ce biais.`,
  },
  notReadAs: {
    lift: {
      both: 'Rien sur les personnes d’une seule liste : il s’agit de celles des deux.',
      chance:
        'Pas la preuve que le hasard a décidé : les deux parties l’affirment, et la salle ne voit que la taille des groupes.',
      many: 'Pas une certitude pour tous les groupes à la fois : chaque intervalle vaut pour lui-même, et un sur vingt se trompe en moyenne.',
      which: 'Pas l’effet d’un contact : le hasard a décidé des groupes, non des contacts.',
    },
    'event-lift': {
      both: 'Rien sur les personnes d’une seule liste : il s’agit de celles des deux.',
      head: 'Pas la valeur d’un acheteur : une valeur par tête porte sur tout le groupe, convertis ou non.',
      width:
        'Pas une valeur exacte : l’intervalle d’une valeur suppose que les personnes diffèrent autant que leur moyenne le permet, il est donc plutôt trop large.',
      many: 'Pas une certitude pour tous les groupes à la fois : chaque intervalle vaut pour lui-même, et un sur vingt se trompe en moyenne.',
    },
    balance: {
      other: 'Pas une ressemblance en tout : il s’agit de ce seul attribut.',
      after: 'Pas un effet : ce que les personnes ont fait après le traitement ne dit rien ici.',
      both: 'Rien sur les personnes d’une seule liste : il s’agit de celles des deux.',
    },
    reach: {
      both: 'Pas la couverture de toute la campagne : il s’agit des personnes des deux listes.',
      sum: 'Pas des parts qui s’additionnent : chaque effectif a son bruit, et qui a été touché par plusieurs ne compte que sous la première, sauf demande contraire.',
      effect: 'Pas un effet : être touché n’est pas être convaincu.',
    },
    conversions: {
      effect:
        'Pas un effet : les personnes exposées sont d’autres personnes que celles qui ne l’ont pas été. Demandez un lift.',
      after:
        'Pas toutes les conversions : pour les exposés, seules comptent celles qui suivent un contact ; pour les autres, toutes.',
      both: 'Pas tous les acheteurs : il s’agit des personnes des deux listes.',
    },
    attribution: {
      effect: 'Pas un effet : être là avant un achat n’est pas l’avoir causé. Demandez un lift.',
      method:
        'Pas la seule bonne part : une autre méthode crédite d’autres contacts des mêmes conversions.',
      both: 'Pas toutes les conversions : il s’agit des personnes des deux listes.',
    },
    value: {
      both: 'Pas tout le chiffre d’affaires : il s’agit des personnes des deux listes.',
      twice:
        'Pas des personnes qui s’additionnent : qui a converti sous deux valeurs compte sous les deux.',
      clip: 'Pas des montants exacts : chacun est plafonné et bruité.',
    },
  },
};
