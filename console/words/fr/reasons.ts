/** Why the room refuses, and what to do about it, by its code, in French. */
export const reasons: { readonly [code: string]: string } = {
  usage: 'Il manque quelque chose, ou la demande n’est pas comprise.',
  agreement: 'L’accord est illisible, ou ne respecte pas une de ses propres règles.',
  refused: 'L’accord, ou l’état de la salle, ne le permet pas.',
  input: 'Un fichier n’est pas ce qu’il doit être.',
  room: 'La salle est introuvable, endommagée ou injoignable.',
  interrupted: 'L’opération a été arrêtée avant la fin.',
  fault: 'Une erreur est survenue, sans rapport avec vos données.',
  'room-frozen':
    'La salle est gelée : rien n’en sort tant que le gel n’est pas levé par son auteur.',
  'erasure-under-way': 'Des personnes sont en cours d’effacement : réessayez dans un instant.',
  'agreement-not-approved':
    'Aucun accord n’est encore en vigueur : les deux parties doivent en approuver un.',
  'analysis-not-allowed': 'L’accord ne vous permet pas de poser cette question.',
  'dataset-not-published': 'Une liste nécessaire n’a pas encore été livrée.',
  'dataset-withdrawn': 'Une liste nécessaire a été retirée par son propriétaire.',
  'not-comparable':
    'Aucune liste d’une nouvelle époque ne pourrait être comparée à celles déjà interrogées : attendez leur terme, ou que les deux parties retirent les leurs.',
  'dataset-expired': 'Une liste nécessaire a expiré : livrez-la de nouveau.',
  'budget-spent': 'Le budget est épuisé : la page du compte dit quand il se renouvelle.',
  'wrong-party': 'C’est à l’autre partie de le faire.',
  'kind-not-delivered':
    'Une liste a été livrée sans l’un de ces types d’identifiant : choisissez ceux que les deux listes ont.',
  'delivered-under-other-terms':
    'Une liste a été livrée sous d’autres conditions que celles en vigueur : livrez-la de nouveau.',
  'delivered-to-older-room':
    'Une liste a été livrée à une version plus ancienne d’Airlock : préparez-la et livrez-la de nouveau.',
  'held-after-erasure':
    'Peu de personnes ont été retirées d’une liste : des réponses exactes avant et après parleraient d’elles. La salle attend que rien de plus ancien ne puisse être comparé.',
  'epoch-differs':
    'Les listes ont été livrées à des époques différentes : livrez de nouveau la plus ancienne.',
  'below-minimum-dataset': 'Une liste compte moins de personnes que l’accord ne l’exige.',
  'cells-too-small':
    'La question découperait votre liste en parties plus petites que l’accord ne le permet : presque rien ne reviendrait, et rien n’est facturé.',
  'list-size-unknown': 'Sa taille n’est pas encore connue : demandez-la d’abord.',
  'labels-not-delivered':
    'La liste du support a été livrée sans étiquettes : il la prépare de nouveau avec.',
  'below-minimum-list':
    'La liste ne compterait pas avec certitude autant de personnes que l’accord l’exige.',
  'list-too-large':
    'Une telle liste dépasse le nombre de personnes tirées à la fois : livrez-en moins, ou déclarez plusieurs listes.',
  'list-changed-too-little':
    'Trop peu de personnes ont changé depuis l’édition précédente : comparer les deux les désignerait.',
  'lists-spent':
    'Aucune liste de ce type ne peut plus être établie pour le moment : l’accord en borne le nombre.',
  'list-expired': 'La liste ne peut plus servir : le support attend la prochaine édition.',
  'no-list': 'Aucune liste de ce type n’a encore été établie : l’annonceur la fait établir.',
};
