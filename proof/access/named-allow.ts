/**
 * Something that somebody may do, for a reason. `<party>` stands for each party, the same one in a whole
 * entry; `*` for any text.
 */
export interface NamedAllow {
  readonly who: readonly string[];
  readonly may: readonly string[];
  readonly on: readonly string[];
  /** Why, with the number of the decision that says more; or `access` if the room only bears with it. */
  readonly because: string;
}
