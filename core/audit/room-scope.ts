import type { RoomParts } from '#core/audit/room-parts.ts';

/** Which of an account's resources are a room's. */
export interface RoomScope {
  /** The account of the room. */
  readonly account: string;
  /** Name of the room: its functions, roles, stacks, logs, trail and workgroup are called so or begin so. */
  readonly room: string;
  /** Names that do not begin so: buckets, ids of keys. */
  readonly names: readonly string[];
  /** Which of them is what; without it, nothing is said of who else does a role's work. */
  readonly parts?: RoomParts;
}

const escaped = (text: string): string => text.replaceAll(/[^A-Za-z0-9_-]/g, String.raw`\$&`);

/**
 * A regular expression (RE2 and Java alike) for a text that names something of the room: a word that is a name
 * of the room, or begins with the room's. A room whose name begins with this one's is taken in: too much is
 * told then, never too little.
 */
export const scopePattern = ({ room, names }: RoomScope): string => {
  const word = '[A-Za-z0-9_-]';
  // Glue names hold no hyphen.
  const rooms = [room, room.replaceAll('-', '_')].map((name) => `${escaped(name)}([-_]${word}*)?`);
  const all = [...new Set([...rooms, ...names.map(escaped)])];
  return `(^|[^A-Za-z0-9_-])(${all.join('|')})([^A-Za-z0-9_-]|$)`;
};
