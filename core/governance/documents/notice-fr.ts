import type { Transfer } from '#core/agreement/governance-schema.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import type { NoticeWords, ToldList } from '#core/governance/documents/notice-words.ts';
import { SPECIAL_WORDS } from '#core/governance/documents/special-words.ts';

const SPECIAL = SPECIAL_WORDS.fr;
const COUNTRIES = new Intl.DisplayNames('fr', { type: 'region' });
const country = (code: string): string => COUNTRIES.of(code) ?? code;

const TRANSFERS: Readonly<Record<Exclude<Transfer, 'none'>, string>> = {
  adequacy:
    'une décision de la Commission européenne selon laquelle les données y sont protégées (art. 45)',
  'standard-clauses': 'des clauses types de la Commission européenne (art. 46, § 2, c))',
  'binding-rules': 'des règles contraignantes de son groupe (art. 47)',
  derogation: 'une dérogation de la loi (art. 49)',
};

const heldText = ({ attributes, events }: ToldList): string =>
  [
    events === undefined ? 'le fait que vous êtes sur sa liste' : 'ce qui s’est passé et quand',
    ...(events?.kind === undefined ? [] : [`de quelle sorte c’était (${events.kind})`]),
    ...(events?.amounts ?? []).map(
      ({ name, unit }) => `un montant à chaque fois (${name}, en ${unit})`,
    ),
    ...attributes,
  ].join(', ');

const ownIdsText = (most: number): string =>
  ` ${most === 1 ? 'S’y ajoute, par personne, au plus 1 identifiant qui lui est propre, comme celui' : `S’y ajoutent, par personne, au plus ${most} identifiants qui lui sont propres, comme ceux`} d’un cookie, d’une application ou d’un compte.`;

const listText = (list: ToldList): string =>
  [
    `${list.who} : ${heldText(list)}.`,
    ` Vous êtes reconnu par : ${list.recognisedBy.map((kind) => KIND_WORDS.fr[kind]).join(', ')}.`,
    list.ownIds === 0 ? '' : ownIdsText(list.ownIds),
    ' Tous ces identifiants sont rendus illisibles (hachés) avant de quitter ses machines.',
    list.isLabelled ? ' Chaque entrée a aussi un numéro tiré au hasard.' : '',
  ].join('');

/** The notice for people in plain French. */
export const FRENCH: NoticeWords = {
  title: 'Comment nous utilisons vos données ensemble',
  lead: 'Deux organismes comparent leurs listes dans une « salle blanche » : un ordinateur qui compte, et qui ne montre à aucun des deux la liste de l’autre.',
  headings: {
    who: 'Qui nous sommes',
    officer: 'À qui vous pouvez écrire',
    purpose: 'Pourquoi, et sur quelle base légale',
    data: 'Quelles données',
    source: 'D’où elles viennent',
    recipients: 'Qui en voit quelque chose',
    transfers: 'Si elles quittent l’Europe',
    retention: 'Combien de temps elles sont gardées',
    rights: 'Vos droits',
    complaint: 'Où vous pouvez porter plainte',
    obligation: 'Si vous êtes obligé de donner vos données',
    decisions: 'Si un ordinateur décide à votre sujet',
  },
  writeTo: (who, contact) => `Écrivez à ${who} : ${contact}.`,
  purpose: (purpose) => `Pourquoi : ${purpose}`,
  basis: {
    consent: 'La base légale est votre consentement (art. 6, § 1, a) du RGPD).',
    contract: 'La base légale est un contrat avec vous (art. 6, § 1, b) du RGPD).',
    'legitimate-interests':
      'La base légale est un intérêt légitime (art. 6, § 1, f) du RGPD). Vous pouvez vous y opposer à tout moment.',
  },
  interest: (interest) => `Cet intérêt : ${interest}`,
  list: listText,
  special: {
    purpose: 'Ce pour quoi nous le faisons',
    named: (name) => `« ${name} »`,
    list: (who, name) => `${who} : la liste « ${name} »`,
    attribute: (who, name, values) =>
      `${who} : « ${name} »${values.length === 0 ? '' : ` (${values.join(', ')})`}`,
    says: (what, { category, article, reason }) =>
      `${what} porte sur ${SPECIAL.denotes(category)}. Licite selon l’${SPECIAL.article(article)} du RGPD (${SPECIAL.grounds[article]}) : ${reason}`,
  },
  source: (who, source) => `${who} : ${source}`,
  recipient: (who) => `${who} voit des nombres de personnes, jamais qui elles sont.`,
  listTaker: (who) =>
    `${who} voit des nombres de personnes, et peut emporter des listes de ses propres personnes, en partie au hasard, pour leur montrer une publicité ou non.`,
  counts: (k) => `Un nombre qui sort porte toujours sur au moins ${k} personnes.`,
  activation: (purpose) =>
    `Une liste peut être faite des personnes qu’un organisme veut atteindre ou laisser de côté : ${purpose} Chaque nom y dépend en partie du hasard.`,
  helper: (name, purpose, code) => `${name} (${country(code)}) travaille pour nous : ${purpose}`,
  transfer: {
    none: 'Selon notre accord, vos données ne sortent pas de l’Espace économique européen.',
    one: (who, code, by) =>
      `${who} travaille avec vos données hors de l’Espace économique européen (${country(code)}), sur cette base : ${TRANSFERS[by]}.`,
    copy: 'Vous pouvez nous demander une copie des garanties.',
  },
  kept: ({ dropsDays, tokensDays, releasesDays }) => [
    `Le fichier illisible : jusqu’à sa lecture, et au plus ${dropsDays} jours.`,
    `Ce que la salle blanche en fait : au plus ${tokensDays} jours.`,
    `Les nombres : ${releasesDays} jours dans la salle blanche.`,
  ],
  rights: [
    'Vous pouvez demander ce que nous détenons sur vous, et une copie (art. 15 et 20).',
    'Vous pouvez le faire rectifier (art. 16) ou effacer (art. 17).',
    'Vous pouvez en faire limiter l’usage le temps d’une vérification (art. 18).',
    'Vous pouvez vous opposer, à la publicité à tout moment et sans motif (art. 21).',
    'Écrivez à l’un ou à l’autre. Nous répondons dans un délai d’un mois, gratuitement (art. 12).',
  ],
  withdrawal: 'Vous pouvez retirer votre consentement à tout moment, pour la suite (art. 7, § 3).',
  complaint: (authority) =>
    `Vous pouvez porter plainte auprès de ${authority}, ou de l’autorité de votre lieu de résidence ou de travail.`,
  missing: {
    who: 'qui sont les organismes, avec leurs adresses',
    officer: 'une adresse à laquelle écrire',
    interest: 'l’intérêt légitime poursuivi',
    special: 'selon quelle règle il est licite de détenir ce qui porte sur de telles choses',
    source: 'd’où viennent les données',
    helpers: 'qui d’autre travaille avec les données, et où',
    transfers: 'si des données sortent de l’Espace économique européen, et avec quelles garanties',
    authority: 'l’autorité auprès de laquelle porter plainte',
    obligation:
      'si les personnes doivent donner leurs données, et ce qui suit sinon (art. 13, § 2, e))',
    decisions: 'si un ordinateur décide seul au sujet d’une personne (art. 22)',
    translation: 'une traduction des textes que l’accord donne dans une autre langue',
  },
};
