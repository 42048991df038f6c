import type { EN } from '#console/words/en.ts';

/** Signed deletion requests of others, in French. */
export const signed: typeof EN.signed = {
  title: 'Demandes d’effacement signées',
  begin: 'Recevoir une demande signée',
  lead: 'Des entreprises se transmettent les demandes d’effacement sous forme signée (IAB Data Deletion Request Framework). Une demande est vérifiée ici, et reçoit un accusé de réception signé.',
  what: 'La demande',
  fields: {
    request: 'Fichier de la demande',
    agreement: 'Accord',
    issuers: 'De qui vous acceptez les demandes',
    key: 'Votre clé privée',
  },
  says: {
    request: 'Un fichier contenant le jeton (.jwt ou .txt).',
    agreement: 'L’accord sous forme de fichier (.yaml) : ses types d’identifiants sont acceptés.',
    issuers: 'Un dossier avec les clés publiques de chacun, par exemple publisher.example.json.',
    key: 'Elle signe l’accusé de réception (.json). Elle est lue, et affichée nulle part.',
  },
  wrong: 'Choisissez ce qui se trouve dans le dossier de cette console.',
  domain: 'Votre domaine',
  domainSays: 'En minuscules, par exemple brand.example.',
  domainWrong: 'Écrivez le domaine tel que les demandes le nomment, par exemple brand.example.',
  take: 'Vérifier et répondre',
  results: {
    accepted: 'La demande est valable, et a été reçue.',
    malformed: 'Ce n’est pas une telle demande.',
    'invalid-signature': 'Elle n’est signée par personne que vous connaissez.',
    'invalid-token':
      'Ce n’est pas un jeton signé, il ne vous est pas destiné, ou il a déjà été reçu.',
    'unsupported-identifier':
      'Elle désigne une personne par un type d’identifiant que cette salle n’utilise pas.',
    'incorrect-format': 'Elle désigne une personne sous une forme illisible.',
    'invalid-timestamp': 'Elle est trop ancienne, ou datée du futur.',
  },
  code: 'Code de résultat',
  http: 'Répondre avec HTTP',
  answer: 'Et le contenu du fichier',
  nobody: 'Personne n’est encore effacé',
  nobodySays:
    'Les personnes à effacer figurent dans une liste du jour, dans le dossier « to-forget » de cette console. La journée finie, lancez la console avec ce dossier et retirez ces personnes, ou faites saisir ceci :',
};
