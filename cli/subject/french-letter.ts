import type { LetterWords } from '#cli/subject/letter-words.ts';
import type { Organisation, Transfer } from '#core/agreement/governance-schema.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';

const BASES: Readonly<Record<string, string>> = {
  consent: 'votre consentement (article 6, paragraphe 1, point a)',
  contract: 'un contrat avec vous (article 6, paragraphe 1, point b)',
  'legitimate-interests': 'des intérêts légitimes (article 6, paragraphe 1, point f)',
};

const ROLES: Readonly<Record<string, string>> = { advertiser: 'annonceur', publisher: 'éditeur' };

const TRANSFERS: Readonly<Record<Transfer, string>> = {
  none: '',
  adequacy:
    ' Des données quittent pour cela l’Espace économique européen, en vertu d’une décision d’adéquation de la Commission européenne (article 45).',
  'standard-clauses':
    ' Des données quittent pour cela l’Espace économique européen, en vertu de clauses contractuelles types (article 46, paragraphe 2, point c), dont vous pouvez obtenir une copie.',
  'binding-rules':
    ' Des données quittent pour cela l’Espace économique européen, en vertu de règles d’entreprise contraignantes (article 47), dont vous pouvez obtenir une copie.',
  derogation:
    ' Des données quittent pour cela l’Espace économique européen, en vertu d’une dérogation (article 49).',
};

const ANSWERS_AS: Readonly<Record<Organisation['role'], string>> = {
  controller: 'responsable du traitement (article 4, point 7)',
  'joint-controller': 'responsable conjoint du traitement (article 26)',
  processor: 'sous-traitant (article 28)',
};

const COUNTRIES = new Intl.DisplayNames('fr', { type: 'region' });

const many = (number: number, one: string): string => `${number} ${one}${number > 1 ? 's' : ''}`;

/** The letter in French. The articles are those of the GDPR as its French text numbers them. */
export const FRENCH: LetterWords = {
  title: (collaboration) =>
    `Les données que nous détenons sur vous dans la salle de données « ${collaboration} »`,
  gap: (what) => `[À compléter : ${what}]`,
  kinds: KIND_WORDS.fr,
  sender: {
    is: {
      controller: 'Nous sommes le responsable du traitement de ces données (article 4, point 7).',
      'joint-controller':
        'Nous sommes un responsable conjoint du traitement de ces données (article 26) : vous pouvez vous adresser à chacun de nous.',
      processor:
        'Nous traitons ces données pour le compte d’autrui, en tant que sous-traitant (article 4, point 8).',
    },
    contacts: {
      controller: (contact) => `Vous pouvez nous joindre ainsi : ${contact}`,
      representative: (contact) =>
        `Notre représentant dans l’Union européenne (article 27) : ${contact}`,
      dpo: (contact) => `Notre délégué à la protection des données : ${contact}`,
    },
    all: 'le nom, l’adresse et les coordonnées du responsable du traitement et de son délégué à la protection des données',
    controller:
      'le nom, l’adresse et les coordonnées du responsable du traitement pour le compte duquel vous agissez',
    contact: 'comment la personne peut vous joindre',
    officer:
      'le délégué à la protection des données ; rien, si vous n’en avez pas besoin (article 37)',
  },
  greeting: 'Madame, Monsieur,',
  found: (day) =>
    `Vous nous avez demandé quelles données nous traitons à votre sujet. Le ${day}, nous avons cherché dans la salle de données où nous comptons, avec une autre entreprise, les personnes que nous connaissons toutes deux. Nous y avons trouvé des données vous concernant. Cette lettre répond à votre demande pour cette salle, dans l’ordre de l’article 15 du règlement général sur la protection des données (RGPD).`,
  notFound: (day) =>
    `Vous nous avez demandé quelles données nous traitons à votre sujet. Le ${day}, nous avons cherché dans la salle de données où nous comptons, avec une autre entreprise, les personnes que nous connaissons toutes deux. Nous n’y avons trouvé aucune donnée vous concernant. Cette lettre ne porte que sur cette salle.`,
  searchedBy: (asked) =>
    `Nous avons cherché avec ce que vous nous avez donné : ${asked}. Si nous pouvons vous connaître autrement, dites-le-nous.`,
  marked: (number) =>
    `De ce que vous nous avez donné, nous conservons ${many(number, 'marque')} : des codes grâce auxquels quiconque a un tel identifiant est laissé hors des listes que nous déposons dans cette salle. Nous les conservons parce qu’on nous a demandé d’effacer des données ou de ne plus les utiliser, et pour qu’il en reste ainsi (article 17, paragraphe 3, point b, et article 21, paragraphe 3).`,
  purposes: {
    head: '1. À quoi servent vos données (article 15, paragraphe 1, point a)',
    says: (purpose) =>
      `Les entreprises ont convenu de la finalité suivante, en ces termes : « ${purpose} »`,
    basis: (basis) =>
      `La base juridique qu’elles ont indiquée est la suivante : ${BASES[basis] ?? basis}.`,
  },
  categories: {
    head: '2. De quelles données il s’agit (article 15, paragraphe 1, point b)',
    says: 'La salle ne contient ni votre adresse électronique, ni votre numéro, ni votre nom en clair. Elle contient des codes calculés à partir d’eux avec une clé secrète (des pseudonymes), et les indications suivantes :',
    people: (list, kinds) => `Dans la liste « ${list} », des codes de : ${kinds}.`,
    detail: (name, value) => `${name} : ${value}`,
    ownIds: (number) =>
      `En outre, des codes de ${many(number, 'identifiant')} qui nous sont propres.`,
    label: 'En outre, un numéro tiré au hasard pour cette entrée.',
    events: (list, total) => `Dans la liste « ${list} », ${many(total, 'événement')} :`,
    more: (shown) => `Seuls les ${shown} derniers figurent ici ; demandez-les-nous tous.`,
  },
  recipients: {
    head: '3. Qui les reçoit (article 15, paragraphe 1, point c)',
    says: (party, role) =>
      `« ${party} » (${ROLES[role] ?? role}) reçoit des nombres de personnes par groupe, modifiés au hasard ou arrondis, et aucune donnée qui ne porte que sur vous.`,
    lists: (number) =>
      `Il se peut qu’il ait reçu ${many(number, 'liste')} à des fins publicitaires où vous pouviez figurer ; voir le point 9.`,
    operator: (account) => `L’accord désigne le compte AWS ${account} comme celui de la salle.`,
  },
  helpers: {
    runs: (name, role) => `« ${name} » exploite la salle, en tant que ${ANSWERS_AS[role]}.`,
    some: (of) => `Travaillent avec les données pour « ${of} » :`,
    none: (of) => `Personne ne travaille avec les données pour « ${of} ».`,
    one: ({ name, purpose, country, transfer }) =>
      `« ${name} » (${COUNTRIES.of(country) ?? country}) : « ${purpose} »${TRANSFERS[transfer]}`,
    stay: 'Selon ce dont les entreprises ont convenu, aucune donnée ne quitte pour cela l’Espace économique européen.',
    operator: 'qui exploite la salle pour vous, et avec quels sous-traitants',
    unsaid: (of) =>
      `quels sous-traitants travaillent avec les données pour « ${of} », ou qu’il n’y en a pas`,
    abroad:
      'si des données quittent l’Espace économique européen, et avec quelles garanties (article 15, paragraphe 2)',
  },
  period: {
    head: '4. Combien de temps elles sont conservées (article 15, paragraphe 1, point d)',
    held: ({ dataset }, published, until) =>
      `« ${dataset} » : dans la salle depuis le ${published}, effacée au plus tard après le ${until}.`,
    releases:
      'Les nombres où vous pouvez être compris sont effacés aux dates indiquées au point 9.',
  },
  rights: {
    head: '5. Vos droits (article 15, paragraphe 1, point e)',
    says: [
      'Vous pouvez nous demander de rectifier des données inexactes (article 16), de les effacer (article 17) et d’en limiter l’utilisation (article 18).',
      'Vous pouvez vous opposer à leur utilisation et, à tout moment et sans motif, à leur utilisation à des fins de prospection (article 21).',
    ],
    consent:
      'Vous pouvez retirer votre consentement à tout moment (article 7, paragraphe 3). Ce qui a été fait auparavant reste licite.',
    portability:
      'Vous pouvez obtenir les données que vous nous avez fournies sous une forme lisible par des programmes, pour vous-même ou pour une autre entreprise (article 20) : c’est le fichier joint à cette lettre.',
    write: (contact) => `Écrivez à : ${contact}`,
    how: 'comment la personne vous adresse une telle demande',
  },
  complaint: {
    head: '6. Réclamation (article 15, paragraphe 1, point f)',
    says: 'Vous pouvez introduire une réclamation auprès d’une autorité de contrôle, notamment là où vous résidez, là où vous travaillez ou là où une règle aurait été violée (article 77).',
    named: (authority) => `L’autorité que nous indiquons à cet effet : ${authority}`,
    authority: 'le nom et l’adresse de l’autorité compétente',
  },
  source: {
    head: '7. D’où viennent les données (article 15, paragraphe 1, point g)',
    from: (source) => `L’accord dit de nos listes : « ${source} »`,
    says: 'de qui vous tenez les données, si ce n’est de la personne : la salle ne le sait pas',
  },
  decisions: {
    head: '8. Décisions automatisées (article 15, paragraphe 1, point h)',
    says: 'La salle compte des groupes de personnes, et aucun nombre ne décide de quoi que ce soit qui ne porte que sur vous.',
    lists:
      'Une liste indiquée au point 9 peut décider de la publicité qui vous est montrée. Elle est tirée d’un groupe de personnes, en partie au hasard.',
    agreed: (decisions) => `Les entreprises en ont convenu en ces termes : « ${decisions} »`,
    others:
      'si vous prenez ailleurs des décisions automatisées sur la personne (article 22), selon quelle logique et avec quels effets',
  },
  counted: {
    head: '9. Nombres et listes où vous pouvez être compris',
    says: 'Ils ont été établis à partir de listes qui contiennent des données vous concernant. Que vous y soyez compté dépend aussi de la liste de l’autre entreprise, que nous ne connaissons pas.',
    release: (analysis, day, until) =>
      `${day} : un calcul du type « ${analysis} », conservé jusqu’au ${until}.`,
    list: (activation, day, until) =>
      `${day} : liste « ${activation} », utilisable jusqu’au ${until}.`,
    gone: (number) =>
      `En outre, ${many(number, 'calcul')} sur des listes à nous qui sont effacées : personne ne peut plus dire si vous y figuriez.`,
  },
  unsearched: {
    head: '10. Où nous n’avons pas pu chercher',
    says: 'Personne ne peut chercher une personne dans :',
    why: {
      damaged: 'ses fichiers sont endommagés',
      'former-key': 'ses codes viennent d’une clé qui n’est plus utilisée',
      'not-taken-yet': 'elle a été remise et n’est pas encore reprise dans la salle',
    },
    one: (list, why, until) => `« ${list} » : ${why} ; effacée au plus tard après le ${until}.`,
  },
  copy: {
    head: 'Copie de vos données (article 15, paragraphe 3)',
    says: 'Le fichier subject.json contient tout ce que dit cette lettre, pour des programmes.',
  },
};
