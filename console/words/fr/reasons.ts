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
};
