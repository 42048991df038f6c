import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.fr;

/** What an audit of logs, of the ledger and of a deployment comes to, in French. */
export const audit: typeof EN.audit = {
  record: {
    whole: (entries) =>
      `Le registre est intact : ${plural(entries, { one: 'entrée scellée', other: 'entrées scellées' })} et à leur place.`,
    parties: 'Ce que chaque partie a fait',
    columns: {
      party: 'Partie',
      proposed: 'Accords proposés',
      approved: 'Approuvés',
      delivered: 'Listes livrées',
      refusedDrops: 'Livraisons refusées',
      answers: 'Réponses',
      refusedQuestions: 'Questions refusées',
      last: 'Dernière activité',
    },
    never: 'jamais',
    lately: 'À regarder en premier : refus, gels et suppressions',
    nothing: 'Ni refus, ni gel, ni suppression',
    terms: 'Accords proposés',
    agreement: 'Accord',
    by: 'Proposé par',
    withRoom: 'le créateur de la salle',
    weaker: 'Changements moins protecteurs',
    lost: 'inconnus : un texte est perdu',
    inForce: 'En vigueur depuis',
    neverInForce: 'jamais en vigueur',
  },
  logs: {
    lead: 'Lit les journaux tels que CloudTrail les écrit et y cherche les traces d’attaques ou d’erreurs. Rien n’en est envoyé ailleurs.',
    trail: 'Dossier des journaux',
    scope: 'Sorties de la salle',
    scopeSays:
      'Le fichier .json écrit par « cdk deploy --outputs-file ». Sans lui, toutes les ressources des journaux sont examinées.',
    everything: 'Toutes les ressources des journaux',
    ledger: 'Copie du registre',
    ledgerSays:
      'Un dossier avec une copie du compartiment du registre, pour y confronter les appels.',
    noLedger: 'Ne confronter à aucun registre',
    trailArn: 'Piste qui a écrit les journaux',
    trailArnSays:
      'Pour prouver les journaux par leurs empreintes. Sans elle, ils sont lus sans être prouvés.',
    trailArnRule: 'Son ARN : arn:aws:cloudtrail:région:compte:trail/nom.',
    publicKeys: 'Clés publiques de CloudTrail',
    publicKeysSays: 'La réponse de « aws cloudtrail list-public-keys », en fichier .json.',
    askCloudTrail: 'Demander à CloudTrail, sous l’identité connectée ici',
    proof: 'Si les journaux sont ceux que CloudTrail a livrés',
    proven: (logs, digests) =>
      `${plural(logs, { one: 'journal', other: 'journaux' })} sous ${plural(digests, { one: 'empreinte', other: 'empreintes' })} : tels que CloudTrail les a livrés.`,
    unlike: (faults) =>
      `${plural(faults, { one: 'défaut', other: 'défauts' })} d’empreintes ou de journaux.`,
    unproven: (logs) =>
      `${plural(logs, { one: 'journal non prouvé', other: 'journaux non prouvés' })} : aucune empreinte ne couvre cette période.`,
    proofMeans:
      'Des journaux ont pu être modifiés, retirés ou ajoutés : ce qu’ils ne montrent pas a pu avoir lieu.',
    proofTodo:
      'Récupérez les fichiers dans le compartiment. Si le défaut persiste, considérez cette période comme non vue.',
    fromRoom: 'Le registre de la salle',
    ofRoom: 'La salle de cette console',
    start: 'Examiner les journaux',
    noFolder: 'Aucun dossier de journaux',
    noFolderSays: (folder) =>
      `Placez les journaux dans un dossier sous ${folder}, puis rouvrez cette page.`,
    title: 'Examen des journaux',
    none: 'Aucun événement n’a été lu, donc rien n’est montré : vérifiez le dossier choisi.',
    clean: 'Rien de ce qui est recherché n’a été trouvé dans ce qui a été lu.',
    examined: 'Ce qui a été examiné',
    events: 'Événements',
    files: 'Fichiers',
    from: 'Du',
    to: 'Au',
    unread: 'Non lus, ou en partie',
    details: 'Qui, quoi et quand',
    subject: 'Sujet',
    who: 'Qui',
    what: 'Appels',
    where: 'Depuis',
    when: 'Quand',
    times: (events) => plural(events, { one: 'événement', other: 'événements' }),
    runbook: 'Marche à suivre',
  },
  reconciliation: {
    lead: 'Confronte chaque appel à la salle dans les journaux AWS au registre, et chaque entrée du registre aux appels. Ce qu’un côté n’explique pas s’est fait en dehors de la salle.',
    outputs: 'Sorties du déploiement',
    outputsSays: 'Le fichier .json écrit par « cdk deploy --outputs-file ».',
    noOutputs: 'Aucune sortie d’une salle sur AWS',
    noOutputsSays: (folder) =>
      `Placez le fichier .json de « cdk deploy --outputs-file » dans ${folder}, puis rouvrez cette page.`,
    ledgerSays:
      'Un dossier avec une copie du compartiment du registre, ou le registre de la salle.',
    start: 'Confronter',
    title: 'Rapprochement',
    explained: (explained, calls) =>
      `${number(explained)} sur ${plural(calls, { one: 'appel expliqué', other: 'appels expliqués' })} par le registre`,
    seen: (seen, entries) =>
      `${number(seen)} sur ${plural(entries, { one: 'entrée', other: 'entrées' })} du registre vues dans les journaux`,
    whole: 'Tout s’explique.',
    calls: 'Appels',
    entries: 'Entrées',
    sides: { trail: 'Appel sans entrée', ledger: 'Entrée sans appel' },
    reasons: {
      'not-who-may': 'L’auteur n’en a pas le droit, quoi qu’en dise le registre.',
      'outside-a-run': 'Un rôle de la salle a agi alors que sa fonction ne tournait pas.',
      'unknown-to-ledger': 'Il s’agit d’une chose que le registre ne connaît pas.',
      'out-of-window': 'Le registre le connaît, mais à un autre moment.',
      'left-nothing': 'L’action a eu lieu sans laisser ce qu’elle devait produire.',
      'once-too-often': 'L’action a eu lieu plus souvent que nécessaire.',
      'no-event': 'Ce qui a dû être appelé ne figure pas dans les journaux.',
    },
    todo: 'Cherchez qui l’a fait. Si personne ne peut le dire, gelez la salle et conservez les journaux.',
    todoLedger:
      'Vérifiez que les journaux sont complets pour cette période. S’ils le sont, gelez la salle.',
    toEntry: 'Voir l’entrée',
  },
  drift: {
    lead: 'Compare chaque réglage de la salle déployée à ce qu’en font le code source et l’accord.',
    local: 'Rien de déployé à comparer',
    localSays:
      'Cette salle est un dossier d’une seule machine : aucun modèle ne l’a produite, rien ne peut dériver. Vérifiez plutôt ses fichiers.',
    expected: 'Dossier des modèles',
    expectedSays: 'Ce que « npm run synth » a produit à partir du code source et de l’accord.',
    offline: 'Réglages exportés',
    offlineSays: 'Un dossier exporté par quelqu’un d’autre, au lieu d’interroger le compte.',
    ask: 'Interroger le compte',
    noFolder: 'Aucun dossier de modèles',
    start: 'Comparer le déploiement',
    title: 'Dérive du déploiement',
    outcomes: {
      faithful: 'La salle correspond à ce code source et à cet accord.',
      drifted: 'La salle ne correspond pas à ce code source ni à cet accord.',
      unverified:
        'Aucune dérive trouvée, mais une partie de la salle n’a pas pu être lue : rien n’est prouvé.',
    },
    todo: 'Cherchez qui l’a changé. Déployez de nouveau la version approuvée, ou faites approuver la nouvelle par les deux parties.',
    expectedValue: 'Attendu',
    foundValue: 'Trouvé',
    unverified: 'Non vérifié',
    compared: 'Comparé',
    type: 'Type de ressource',
    resources: 'Ressources',
    templates: 'Modèles',
    code: 'Code exécuté',
  },
};
