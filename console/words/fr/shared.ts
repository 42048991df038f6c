import type { EN } from '#console/words/en.ts';

/** What stands on every page, in French. */
export const shared: typeof EN.shared = {
  product: 'Airlock',
  room: 'Salle',
  party: 'Vous agissez pour',
  auditor: 'Lecture seule',
  auditorSays: 'Vous consultez cette salle sans rien y changer.',
  language: 'Langue',
  navigation: 'Rubriques',
  breadcrumbs: 'Où vous êtes',
  skip: 'Aller au contenu',
  groups: {
    overview: 'Cette salle',
    agreement: 'Accord',
    lists: 'Listes',
    questions: 'Analyses',
    evidence: 'Preuves',
  },
  kinds: { info: 'À savoir', success: 'C’est fait', warning: 'Attention', error: 'Problème' },
  sentence: 'Ce que dit la salle :',
  next: 'Ce que vous pouvez faire :',
  commands: 'La même chose en ligne de commande',
  asJson: 'Cette page en JSON',
  table: 'Les chiffres sous forme de tableau',
  required: 'obligatoire',
  choose: 'Choisir…',
  yes: 'Oui',
  no: 'Non',
  none: 'Aucun',
  wrong: 'Un champ de ce formulaire est à corriger',
  field: 'Cette valeur n’est pas comprise : suivez l’indication donnée.',
  missing: 'Cette page n’existe pas',
  missingSays: 'L’adresse est peut-être mal saisie, ou ce qui s’y trouvait a disparu.',
  toHome: 'Aller à la vue d’ensemble',
  broken: 'Cela n’a pas fonctionné',
  guards: {
    title: 'Accès refusé',
    host: 'Cette adresse n’est pas celle de la console. Ouvrez l’adresse que la commande a affichée.',
    session:
      'Ce navigateur n’est pas celui qui a ouvert la console, ou c’était il y a trop longtemps. Relancez « airlock console » et ouvrez l’adresse affichée : elle ne sert qu’une fois.',
    origin: 'Ce formulaire ne vient pas d’une page de cette console : rien n’a été fait.',
    form: 'Ce formulaire est périmé ou trop long : rien n’a été fait. Rouvrez la page et renvoyez-le.',
    auditor:
      'Cette console ne fait que lire : rien n’a été fait. Lancez-la sans --auditor pour agir.',
  },
};
