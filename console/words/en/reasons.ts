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
  'kind-not-delivered':
    'A list was delivered without one of these kinds of identifier: choose those that both lists have.',
  'delivered-under-other-terms':
    'A list was delivered under other terms than those in force: deliver it again.',
  'delivered-to-older-room':
    'A list was delivered to an older version of Airlock: prepare and deliver it again.',
  'held-after-erasure':
    'Few people were taken out of a list, so that exact answers before and after would tell of them: the room waits until nothing older can be compared.',
  'epoch-differs': 'The lists were delivered in different epochs: deliver the older one again.',
  'below-minimum-dataset': 'A list has fewer people than the agreement demands.',
  'cells-too-small':
    'The question would cut your list into smaller parts than the agreement allows: little would come back, and nothing was charged.',
  'list-size-unknown': 'Its size is not known yet: ask for it first.',
  'labels-not-delivered':
    "The publisher's list was delivered without labels: it prepares it again with them.",
  'below-minimum-list':
    'The list would not certainly be of as many people as the agreement demands.',
  'list-too-large':
    'A list of this is of more people than are drawn at once: deliver fewer, or declare several lists.',
  'list-changed-too-little':
    'The people differ from those of the edition before by too few, so that comparing both would single them out.',
  'lists-spent': 'No list of this may be made any more for now: the agreement bounds how many.',
  'list-expired': 'The list may be used no more: the publisher waits for the next edition.',
  'no-list': 'No list of this was made yet: the advertiser has it made.',
};
