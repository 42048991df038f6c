import { ownValue } from '#core/own-value.ts';
import type { UnreadReason } from '#core/trail/examined.ts';

/** Why something of a trail was not read, or not as it stands, in words that follow a number. */
const UNREAD: Readonly<Record<UnreadReason, string>> = {
  unreadable: 'could not be opened',
  link: 'a link, which was not followed',
  'special-file': 'no regular file',
  truncated: 'ends before its end: the events before the cut were read',
  damaged: 'damaged inside: the events before the damage were read',
  'not-a-log': 'holds no events of CloudTrail',
  digest: 'a digest of CloudTrail, which "audit verify" reads',
  'not-an-event': 'something in a log that is no event',
  'too-long': 'longer than CloudTrail writes an event',
  insight: 'an insight, which is a judgement on events and none itself',
  'unknown-version': 'an event of an unknown version, read as the newest that is known',
  'missing-fields': 'an event that lacks what each should have, and was read',
  'same-id-other-event': 'another event under an id that was there, and was read',
  'foreign-account': 'an event of another account that touches nothing of the room',
};

/** A reason in words; one that a newer version wrote stays as it is. */
export const unreadWords = (reason: string): string => ownValue(UNREAD, reason) ?? reason;
