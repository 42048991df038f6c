import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural, percent } = FORMATS.fr;

/** The pages of answers, in French. */
export const answers: typeof EN.answers = {
  title: 'Réponses',
  lead: 'Toutes les réponses sorties de cette salle, quel qu’en soit le demandeur. Les relire ne coûte rien.',
  none: 'Aucune réponse n’est encore sortie de cette salle',
  noneSays: 'Une réponse apparaît ici dès qu’une question a été posée.',
  askFirst: 'Poser une question',
  list: 'Réponses, les plus récentes d’abord',
  columns: {
    question: 'Question posée',
    at: 'Répondue le',
    party: 'Posée par',
    told: 'Effectifs communiqués',
    epsilon: 'ε payé',
  },
  toldOf: (told, cells) => `${number(told)} sur ${number(cells)}`,
  pages: 'Réponses plus anciennes et plus récentes',
  newer: 'Réponses plus récentes',
  older: 'Réponses plus anciennes',
  facts: 'À propos de cette réponse',
  release: 'Réponse',
  at: 'Répondue le',
  about: 'Sur les listes',
  version: 'version livrée',
  paid: 'Payé',
  epsilon: (epsilon) => `ε = ${number(epsilon)}`,
  exactness: 'Précision',
  give: (half) => `à ± ${number(half)} près dans 95 réponses sur 100`,
  never: (bound) => `jamais plus de ± ${number(bound)}`,
  exact: (step) => `exacte, arrondie vers le bas à ${number(step)}`,
  smallest: 'Plus petit effectif communiqué',
  matchRate: 'Taux de rapprochement',
  ofOwn: (rate) => `${rate} de vos personnes`,
  rateHint:
    'Le taux de rapprochement est donné à qui pose la question, à ce moment-là. Reposez la même question pour le voir : c’est gratuit.',
  askAgain: 'Reposer ou modifier cette question',
  repeated:
    'Cette question avait déjà sa réponse sur les mêmes listes : c’est celle-ci, et rien n’a été payé.',
  counts: 'Effectifs',
  people: 'Personnes',
  give95: 'À plus ou moins',
  share: 'Part de ce qui est communiqué',
  index: 'Indice',
  reason: 'Raison',
  bothLists: 'Personnes présentes sur les deux listes',
  plusMinus: (people, half) => `${number(people)} (± ${number(half)})`,
  half: (half) => `à ± ${number(half)}`,
  between: (low, high) => `de ${number(low)} à ${number(high)}`,
  near: (low, high, estimate) => `de ${number(low)} à ${number(high)}, environ ${number(estimate)}`,
  others: '(autres)',
  audience: { name: 'personnes comptées', selected: 'choisies', everybody: 'ensemble' },
  crossed: (index) => `indice ${number(index)}`,
  chart: (by) => `Personnes selon ${by}`,
  largest: (bars, all) =>
    `Les ${number(bars)} plus grands effectifs sur ${number(all)} sont dessinés ; le tableau en montre davantage, l’export les contient tous.`,
  more: (rows) =>
    `${plural(rows, { one: 'effectif n’est pas affiché ici', other: 'effectifs ne sont pas affichés ici' })} : l’export les contient tous.`,
  table: 'Tous les effectifs',
  suppressed: 'masqué',
  suppressedTitle: 'Ce qui est masqué',
  suppressedOf: (suppressed, cells) =>
    `${plural(suppressed, { one: 'effectif masqué', other: 'effectifs masqués' })} sur ${number(cells)}. Cela ne veut pas dire personne : rien n’en est dit.`,
  suppressedList: 'Effectifs masqués',
  reasons: {
    'below-noisy-threshold':
      'Avec son bruit, l’effectif n’atteint pas le plus petit effectif communiqué augmenté de la borne du bruit : il peut être nul, faible, ou tout juste suffisant.',
    'small-or-protecting':
      'L’effectif est trop petit, ou il est retenu pour qu’un plus petit ne puisse être déduit des totaux.',
    'rolled-up':
      'Avec son bruit, l’effectif était trop petit : ses personnes comptent parmi les autres du niveau supérieur, qui ont leur propre ligne.',
  },
  reasonWords: {
    'below-noisy-threshold': 'trop petit avec son bruit',
    'small-or-protecting': 'trop petit, ou il en protège un plus petit',
    'rolled-up': 'compté au niveau supérieur',
  },
  allSuppressed: 'Tout est masqué',
  allSuppressedSays: (from) =>
    `Chaque effectif doit atteindre environ ${plural(from, { one: 'personne', other: 'personnes' })} pour être communiqué. Le prix est payé, car cela aussi apprend quelque chose.`,
  tryFewer:
    'Demandez des effectifs moins nombreux ou plus larges : selon moins d’attributs, ou selon un attribut qui a moins de valeurs.',
  tryMore: 'Payez la réponse plus cher, si l’accord le permet : il y a alors moins de bruit.',
  tryLarger: 'Convenez de listes plus grandes, ou d’un seuil plus bas.',
  trend: 'Dans le temps',
  trendChart: 'Personnes à chaque réponse à la même question',
  trendSays: (change) =>
    `Chaque effectif a son propre bruit : une variation de moins de ${number(change)} peut n’être que du bruit.`,
  trendExact: 'Effectifs exacts, arrondis vers le bas.',
  trendLargest: (series, all) =>
    `Les ${number(series)} plus grands effectifs sur ${number(all)} sont dessinés.`,
  trendFailed: 'La même question dans le temps ne peut pas être montrée :',
  exportTitle: 'Exporter',
  exports: {
    csv: 'CSV, pour un tableur',
    html: 'HTML, une page avec des barres',
    vega: 'Vega-Lite, un graphique',
    json: 'JSON, pour des programmes',
  },
  meaning: 'Ce que ces chiffres ne disent pas',
  notSaid: {
    noise: (half) =>
      `Aucun effectif n’est exact à la personne près : un bruit propre à chacun le déplace, d’au plus ${number(half)} dans 95 réponses sur 100. Les lignes ne s’additionnent donc pas forcément, et peuvent dépasser la taille d’une liste.`,
    exact:
      'Seule la taille de chaque effectif protège ici une personne : qui compare des réponses avant et après un changement peut en isoler une.',
    near: 'Un effectif qui a son propre intervalle est proche du seuil, où seul un bruit vers le haut le laisse sortir : il est trop élevé en moyenne, fiez-vous à l’intervalle.',
    suppressed: 'Un effectif masqué n’est pas nul.',
    matched:
      'Sont comptées les personnes reconnues sur les deux listes. Celles qui y figurent sous d’autres identifiants manquent.',
    effect:
      'Rien ici ne dit ce qu’a fait la publicité : les personnes touchées diffèrent des autres de bien des façons. Pour cela, il y a l’expérience et son effet incrémental.',
    index:
      'Un indice de 100 est ce que les deux valeurs laissent attendre à elles seules. Il ne dit rien des causes, et manque là où le bruit en déciderait.',
    rolled: 'Les autres d’un niveau sont les valeurs trop petites pour avoir leur propre ligne.',
  },
  fairness: (attribute) =>
    `Choisir d’après ${attribute} peut laisser de côté d’autres personnes que prévu.`,
  representation: {
    title: 'Qui est laissé de côté',
    chart: (attribute) => `Part de l’ensemble qui est choisie, selon ${attribute}`,
    rate: 'Part choisie',
    selected: 'Personnes choisies',
    everybody: 'sur un ensemble de',
    ratio: 'Par rapport à la plus haute',
    verdict: 'Quatre cinquièmes',
    highest: (value) => `${value} (la plus haute)`,
    atMost: (share) => `au plus ${share}`,
    of: (value, low, high) => `${value} (de ${low} à ${high})`,
    verdicts: {
      below: 'en dessous',
      'not-below': 'pas en dessous',
      'cannot-tell': 'on ne peut le dire',
    },
    leftOut: (values) =>
      `Non examiné, car trop peu de personnes de la liste en sont : ${values}. Les moins nombreux sont vite oubliés.`,
    says: 'Les quatre cinquièmes sont une règle empirique américaine de sélection à l’embauche (29 CFR 1607.4(D)). Être en dessous appelle une explication et ne prouve pas une discrimination ; ne pas l’être ne prouve pas son absence.',
  },
  balance: {
    title: 'Les groupes se ressemblent-ils ?',
    share: (share) => percent(share),
    people: 'Personnes',
    control: (arm) => `${arm} (groupe témoin)`,
    alike: (often) =>
      `Les groupes se ressemblent, pour autant que le hasard et le bruit le laissent voir : à eux seuls, ils produisent un tel écart, ou plus, dans ${number(often)} expériences sur 1 000.`,
    rare: (often) =>
      `Les groupes diffèrent plus que la plupart de ceux que fait le hasard : le hasard et le bruit seuls produisent un tel écart dans ${number(often)} expériences sur 1 000. Un attribut sur vingt en est là ; demandez selon d’autres, fixés avant l’exposition.`,
    mismatch:
      'Les groupes ne se ressemblent pas : le hasard et le bruit ne produisent un tel écart que moins d’une fois sur 1 000 expériences. Ne vous fiez à aucun effet de cette expérience avant de savoir pourquoi.',
    notCompared:
      'Les groupes n’ont pas été comparés : moins de deux valeurs sont sorties dans chaque groupe. Payez plus cher, ou demandez selon un attribut qui a moins de valeurs.',
    leftOut: (values) => `Non comparé, car masqué dans un groupe : ${values}.`,
    near: 'Un effectif proche du seuil en fait partie, trop élevé en moyenne : les groupes peuvent paraître moins semblables qu’ils ne sont.',
    says: 'Il s’agit de personnes des deux listes et de ce seul attribut ; ce que l’exposition a pu changer ne dit rien ici.',
  },
  measured:
    'Ce que cette réponse dit d’un effet, d’une couverture ou d’une valeur se lit sur la page de mesure :',
  missing: 'Cette réponse n’existe pas ici',
  toList: 'Voir toutes les réponses',
};
