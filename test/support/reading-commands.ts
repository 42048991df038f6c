/** Every command that only looks at a room. */
export const READING_COMMANDS: readonly (readonly string[])[] = [
  ['status'],
  ['ledger', 'list'],
  ['ledger', 'verify'],
  ['room', 'verify'],
  ['ask', 'overlap', '--party', 'brand', '--dry-run'],
];
