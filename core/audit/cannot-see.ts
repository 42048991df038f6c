import type { Examined } from '#core/trail/examined.ts';

/** What no trail of CloudTrail tells (user guide of CloudTrail, "Understanding CloudTrail events"). */
const NEVER = [
  'What no trail recorded: reads of objects and use of functions are data events, and only those that a trail selects are in it.',
  'What was done to rows inside a query or a function: the trail names the call, not what it read.',
  'What happened in an account that does not write into this trail.',
] as const;

/** What an audit of a trail cannot see, in sentences: what it did not find did not happen within what is left. */
export const cannotSee = ({ from, to, unread }: Examined): readonly string[] => [
  from === null || to === null
    ? 'Anything: no event was read.'
    : `What happened before ${from} or after ${to}.`,
  ...NEVER,
  ...(unread.some(({ reason }) => LOST.has(reason))
    ? ['What stood in the files, or parts of files, that could not be read: they are named above.']
    : []),
];

const LOST: ReadonlySet<string> = new Set([
  ...['unreadable', 'link', 'special-file', 'truncated', 'damaged'],
  ...['not-an-event', 'too-long'],
]);
