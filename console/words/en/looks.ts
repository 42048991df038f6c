/** Who looked when at who may do what, in English. */
export const looks = {
  title: 'Reviews',
  lead: 'Each party looks regularly at who may do what in the room.',
  none: 'No review is due yet',
  noneSays: 'The first is due some time after an agreement is in force.',
  columns: ['Party', 'Looked last', 'Due'],
  never: 'never',
  overdue: 'overdue',
  inTime: 'in time',
  open: 'Open the review',
  lapses: 'Records that lapse',
  lapseColumns: ['Record', 'Kind', 'Of', 'Holds until'],
  records: { attestations: 'attestation', training: 'training' },
  standings: { 'lapses-soon': 'lapses soon', lapsed: 'lapsed' },
};
