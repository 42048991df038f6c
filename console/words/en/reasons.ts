/**
 * Why the room refuses, and what to do about it, by its code, in English. Where a code is not here, what the room
 * says itself is all that is shown.
 */
export const reasons: { readonly [code: string]: string } = {
  usage: 'Something is missing or was put in a way that is not understood.',
  agreement: 'The agreement cannot be read, or breaks a rule of its own.',
  refused: 'The agreement, or the state of the room, does not allow this.',
  input: 'A file is not what it has to be.',
  room: 'The room is missing, damaged or cannot be reached.',
  interrupted: 'This was stopped before it was done.',
  fault: 'Something went wrong that has nothing to do with your data.',
  'room-frozen': 'The room is frozen and gives out nothing until whoever froze it lifts that.',
  'erasure-under-way': 'People are being taken out of the room: try again in a moment.',
  'agreement-not-approved': 'No agreement is in force yet: both parties have to approve one.',
  'analysis-not-allowed': 'The agreement does not let you ask this.',
  'dataset-not-published': 'A list that this needs has not been delivered yet.',
  'dataset-withdrawn': 'A list that this needs was withdrawn by its owner.',
  'not-comparable':
    'No list of a new epoch could be compared with those that were asked about: wait until their time is over, or let both parties withdraw theirs.',
  'dataset-expired': 'A list that this needs has expired: deliver it again.',
  'budget-spent': 'The budget for this is spent: the account says when it renews.',
  'wrong-party': 'This is for the other party to do.',
};
