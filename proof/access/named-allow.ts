/**
 * Something that the design lets somebody do. `<party>` stands for each party, the same one in a whole
 * entry; `*` for any text.
 */
export interface NamedAllow {
  readonly who: readonly string[];
  readonly may: readonly string[];
  readonly on: readonly string[];
  /** What the design says of it, with the number of its section, or `limits` if it only bears with it. */
  readonly because: string;
}
