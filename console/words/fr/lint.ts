import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural, percent } = FORMATS.fr;

/** What a report of a list says, of its reading and of its arrival, in French. */
export const lint: typeof EN.lint = {
  rows: 'Lignes lues',
  accepted: 'Lignes retenues',
  leftOut: 'Lignes laissées de côté',
  broken: 'Lignes inutilisables',
  ofUsed: (count, share) => `${number(count)} (${percent(share)})`,
  what: 'Ce qui n’a pas servi, et pourquoi',
  allUsed: 'Toutes les lignes sont dans la liste',
  allUsedSays: 'Rien n’a été laissé de côté, rien n’a été écarté.',
  columns: {
    reason: 'Motif',
    what: 'De quoi il s’agit',
    count: 'Combien',
    column: 'Colonne',
    lines: 'Lignes, par exemple',
    meaning: 'Ce que cela veut dire',
    next: 'Que faire',
  },
  of: {
    left: 'lignes laissées de côté',
    broken: 'lignes inutilisables',
    identifier: 'valeurs, ligne gardée',
  },
  identifiers: 'Identifiants',
  kind: 'Identifiant',
  seen: 'Trouvés',
  usable: 'Utilisables',
  described: 'Ce qui décrit les personnes',
  part: 'Élément',
  unread: 'Non lus',
  keys: (mean, most) =>
    `Chaque personne a en moyenne ${number(mean)} sur ${plural(most, { one: 'clé de rapprochement', other: 'clés de rapprochement' })}.`,
  repaired: 'Corrigé automatiquement',
  repairs: {
    'spreadsheet-text': 'marques de texte d’un tableur ôtées (\' devant, ou ="…")',
    'decimal-tail': 'décimales telles que « .0 » ôtées d’un nombre entier',
    'invisible-characters': 'caractères invisibles ôtés (largeur nulle, sens, césure)',
    'full-width': 'lettres et chiffres pleine chasse écrits normalement',
    'digits-of-another-script': 'chiffres d’une autre écriture notés de 0 à 9',
    'html-entity': 'entités de page web telles que « &amp; » lues comme ce qu’elles signifient',
    typographic: 'guillemets et tirets typographiques écrits simplement',
    'display-name': 'nom à côté de l’adresse ôté, comme dans « Ann <…> »',
    'mail-link': '« mailto: » d’un lien ôté',
    quotes: 'guillemets autour de la valeur ôtés',
    'stray-punctuation': 'ponctuation égarée autour de la valeur ôtée',
    'comma-for-dot': 'virgule lue comme le point qu’elle remplace',
    'phone-link': '« tel: » d’un lien ôté',
    extension: 'numéro de poste derrière le numéro ôté',
    'trunk-prefix': '0 derrière l’indicatif du pays ôté',
    'international-prefix': 'préfixe international tel que 00 ou 011 lu comme +',
    'missing-plus': '+ remis devant l’indicatif du pays',
  },
  values: 'Valeurs',
  how: 'Comment',
  unknown: 'Attributs ayant pris la valeur prévue pour les autres',
  attribute: 'Attribut',
  empty: 'Vides',
  unmapped: 'Non déclarées',
  reasons: {
    'malformed-row': {
      meaning: 'la ligne a plus de champs que l’en-tête, ou un guillemet égaré',
      next: 'exportez de nouveau, avec des guillemets autour de tout champ qui contient le séparateur',
    },
    'undeclared-value': {
      meaning: 'un attribut a une valeur que l’accord ne déclare pas',
      next: 'dites ci-dessous ce que vaut cette valeur, ou convenez de la déclarer, ou de déclarer « unknown »',
    },
    'unread-time': {
      meaning: 'l’heure n’est pas dans le format indiqué',
      next: 'indiquez le format, par exemple DD/MM/YYYY HH:mm:ss',
    },
    'impossible-time': {
      meaning:
        'cette heure n’existe pas dans ce fuseau : 30 février, 25:00, passage à l’heure d’été',
      next: 'vérifiez si le format inverse jour et mois, et si le fuseau est celui du fichier',
    },
    'future-event': {
      meaning: 'l’événement est dans le futur',
      next: 'vérifiez l’horloge, le format et le fuseau de l’export',
    },
    'too-old': {
      meaning: 'l’événement est plus ancien que ce que garde l’accord',
      next: 'rien, si le fichier doit en contenir plus ; sinon vérifiez si le format inverse jour et mois',
    },
    'duplicate-event': {
      meaning: 'un événement identique figure plus haut',
      next: 'rien ; indiquez un numéro d’événement si ce sont bien deux événements',
    },
    'unread-value': {
      meaning: 'la valeur n’est pas un montant',
      next: 'écrivez des nombres sans symbole monétaire, et 0 quand il n’y a rien',
    },
    'other-currency': {
      meaning: 'le montant est dans une autre monnaie que celle de l’accord',
      next: 'convertissez avant l’export : la salle ne le fait pas',
    },
    'too-many-ids': {
      meaning: 'la personne a plus d’identifiants propres que l’accord n’en prend',
      next: 'augmentez ce nombre dans l’accord, ou placez les plus utilisés en premier',
    },
    'too-common': {
      meaning: 'plus de lignes ont cette clé de rapprochement que l’accord n’en compare',
      next: 'rien : ces personnes sont comparées par leurs autres clés et identifiants',
    },
    'no-consent': {
      meaning: 'la colonne de consentement est vide, dit non, ou n’en dit pas assez',
      next: 'rien, si ces personnes n’ont pas accepté ; sinon ajoutez le mot qui vaut accord',
    },
    'undisclosed-vendors': {
      meaning:
        'la chaîne TCF autorise tout le nécessaire, mais sans le segment des fournisseurs divulgués, sans lequel TCF 2.3 n’autorise rien',
      next: 'exportez les chaînes entières ; si la CMP n’écrit pas ce segment, passez à TCF 2.3 et redemandez l’accord',
    },
    'undated-consent': {
      meaning: 'la colonne de consentement dit oui, mais sa date est vide',
      next: 'complétez la date ; n’omettez cette colonne que si l’accord n’en demande pas',
    },
    'consent-too-old': {
      meaning: 'le consentement est plus ancien que ce que l’accord admet',
      next: 'rien, jusqu’à une nouvelle demande ; sinon vérifiez si le format inverse jour et mois',
    },
    'unread-consent': {
      meaning: 'la colonne de consentement contient autre chose que ce qui est indiqué',
      next: 'vérifiez la forme, le format et le fuseau, et exportez les chaînes entières',
    },
    'future-consent': {
      meaning: 'le consentement est dans le futur',
      next: 'vérifiez l’horloge, le format et le fuseau de l’export',
    },
    forgotten: {
      meaning: 'une personne de la ligne a été effacée, ou s’est opposée, et reste dehors',
      next: 'rien : retirez aussi la ligne du fichier',
    },
    'no-identifier': {
      meaning: 'aucun identifiant sur la ligne, et trop peu pour une clé de rapprochement',
      next: 'rien, si c’est le cas dans vos données ; sinon vérifiez le choix des colonnes',
    },
    repeat: {
      meaning: 'des lignes précédentes ont tous ses identifiants et les mêmes attributs',
      next: 'rien : chaque personne compte une fois',
    },
    'repeat-differs': {
      meaning: 'des lignes précédentes ont tous ses identifiants, avec d’autres attributs',
      next: 'rien, si la règle convient ; sinon changez la règle des lignes répétées',
    },
    'not-a-digest': {
      meaning: 'ce n’est pas une empreinte SHA-256 (64 chiffres hexadécimaux, ou 44 en base64)',
      next: 'vérifiez le hachage et son encodage, ou indiquez que la colonne est en clair',
    },
    'raw-email': {
      meaning: 'une adresse e-mail en clair figure à la place d’une empreinte',
      next: 'indiquez que la colonne est en clair : elle sera hachée sur votre machine',
    },
    'raw-phone': {
      meaning: 'un numéro de téléphone en clair figure à la place d’une empreinte',
      next: 'indiquez que la colonne est en clair : elle sera hachée sur votre machine',
    },
    'digest-of-digest': {
      meaning: 'une empreinte a été hachée ou encodée une seconde fois',
      next: 'hachez la valeur en clair une seule fois',
    },
    'digest-as-plain': {
      meaning: 'une empreinte figure à la place d’une valeur en clair',
      next: 'indiquez que la colonne est déjà hachée',
    },
    'scientific-notation': {
      meaning: 'un tableur a coupé les chiffres (4,9E+11)',
      next: 'mettez la colonne au format texte, et exportez de nouveau',
    },
    'unread-date': {
      meaning: 'la date ne commence pas par l’année',
      next: 'indiquez comment les dates sont écrites',
    },
    placeholder: {
      meaning: 'un bouche-trou tel que « n/a » ou « test@test.com », pas une personne',
      next: 'laissez le champ vide à la source',
    },
    'invalid-identifier': {
      meaning: 'la valeur ne peut pas être normalisée',
      next: 'vérifiez sa forme : e-mail sans @, téléphone sans pays',
    },
    'duplicate-identifier': {
      meaning: 'une ligne précédente porte cet identifiant et le garde',
      next: 'rien, pour un foyer qui partage un téléphone ; sinon réunissez les lignes d’une personne',
    },
  },
  kinds: {
    email: 'Adresse e-mail',
    phone: 'Numéro de téléphone',
    maid: 'Identifiant publicitaire mobile',
    customer_id: 'Numéro de client',
    name_birthdate: 'Nom et date de naissance',
    name_postcode: 'Nom et code postal',
    _own: 'Identifiant propre',
    _label: 'Étiquette de ligne',
  },
};
