import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.fr;

const EVENTS = { one: 'événement', other: 'événements' };

/** What is held about a person, for whoever is asked by them, in French. */
export const access: typeof EN.access = {
  title: 'Demandes d’accès',
  lead: 'Qui demande ce que vous détenez à son sujet reçoit une réponse pour cette salle, et une lettre (RGPD, article 15).',
  begin: 'Répondre à une demande',
  answer: 'Ce que la salle détient sur une personne',
  who: 'Qui demande',
  identifiers: 'Identifiants de la personne',
  identifiersSay:
    'Tels que la personne les a donnés. Ils sont hachés sur cet ordinateur, ne figurent dans aucune adresse et ne sont conservés nulle part : ni dans le registre, ni dans cette console.',
  line: 'Un par ligne.',
  identifiersWrong: 'Saisissez au moins un identifiant de la personne.',
  kind: 'Leur type',
  kindSays:
    'S’il y en a de plusieurs types, commencez chaque ligne par son type suivi d’une virgule.',
  eachLine: 'Chaque ligne commence par son type',
  kinds: 'Comment commence une ligne',
  look: 'Chercher dans la salle',
  noted: 'Le registre note votre demande, sans dire sur qui elle porte. L’autre partie le lit.',
  found: 'Vos listes dans cette salle contiennent des données sur cette personne.',
  notFound:
    'Vos listes dans cette salle ne contiennent personne qui soit connu par ces identifiants.',
  marked: (identifiers) =>
    `${plural(identifiers, { one: 'identifiant est marqué', other: 'identifiants sont marqués' })} comme devant rester oublié : qui en possède un est écarté de vos livraisons, jusqu’à la levée de cette mesure.`,
  letter: 'La réponse à conserver',
  letterSays: 'Ce que vous êtes seul à savoir est signalé dans la lettre comme étant à compléter.',
  letters: { en: 'Lettre en anglais', fr: 'Lettre en français' },
  letterIn: (letter, form) => `${letter} : ${form}`,
  copy: 'Copie des données, pour les programmes (JSON)',
  keptUntil:
    'La réponse est affichée jusqu’à l’arrêt de la console, qui ne l’écrit sur aucun disque.',
  facts: 'Ce qui a été demandé',
  at: 'Recherche du',
  askedBy: 'Par',
  times: (kind, identifiers) => `${kind} (${number(identifiers)})`,
  purpose: 'Finalité',
  basis: 'Base juridique',
  held: (dataset) => `Dans la liste ${dataset}`,
  span: (since, until) =>
    `Dans la salle depuis le ${day(since)}, supprimée après le ${day(until)} au plus tard.`,
  rowsOf: (dataset, version) => `Détenu dans ${dataset}, version ${version}`,
  rowColumns: ['Codes calculés à partir de', 'Attributs'],
  ownIds: (many) =>
    plural(many, {
      one: 'identifiant qui vous est propre',
      other: 'identifiants qui vous sont propres',
    }),
  matchKeys: (many) =>
    plural(many, { one: 'clé de rapprochement', other: 'clés de rapprochement' }),
  label: 'un numéro tiré au hasard',
  noCode: 'aucun identifiant',
  events: (total, shown) =>
    total === shown
      ? plural(total, EVENTS)
      : `${plural(total, EVENTS)}, dont les ${number(shown)} derniers sont affichés : le fichier en contient davantage`,
  eventColumns: ['Date', 'Connu par', 'Attributs', 'Valeur'],
  counted: 'Réponses et listes où la personne a pu compter',
  countedSays:
    'Elles portent sur des versions qui contiennent la personne. Personne ne sait si elle y a compté.',
  notCounted:
    'Aucune réponse ni aucune liste ne porte sur des versions qui contiennent la personne.',
  countedColumns: ['Nature', 'Nom', 'Date', 'Conservée jusqu’au', 'Demandée par'],
  release: 'réponse',
  list: 'liste publicitaire',
  onGone: (many) =>
    `En outre, ${plural(many, { one: 'réponse portait', other: 'réponses portaient' })} sur des listes à vous qui n’existent plus : personne ne peut dire si la personne y figurait.`,
  unsearched: 'Où la recherche est impossible',
  unsearchedColumns: ['Liste', 'Version ou livraison', 'Motif', 'Supprimée après le'],
  why: {
    damaged: 'ses fichiers sont endommagés',
    'former-key': 'ses codes viennent d’une clé qui n’est plus utilisée',
    'not-taken-yet': 'elle a été livrée et n’est pas encore reprise',
  },
};
