import type { EN } from '#console/words/en.ts';

/** Who looked when at who may do what, in French. */
export const looks: typeof EN.looks = {
  title: 'Contrôles',
  lead: 'Chaque partie contrôle régulièrement qui peut faire quoi dans la salle.',
  none: 'Aucun contrôle n’est encore prévu',
  noneSays: 'Le premier est dû quelque temps après l’entrée en vigueur d’un accord.',
  columns: ['Partie', 'Dernier contrôle', 'Échéance'],
  never: 'jamais',
  overdue: 'en retard',
  inTime: 'à jour',
  open: 'Ouvrir le contrôle',
  lapses: 'Justificatifs qui expirent',
  lapseColumns: ['Justificatif', 'Type', 'De', 'Valable jusqu’au'],
  records: { attestations: 'attestation', training: 'formation' },
  standings: { 'lapses-soon': 'expire bientôt', lapsed: 'expiré' },
};
