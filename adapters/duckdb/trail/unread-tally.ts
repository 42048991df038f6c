import { printable } from '#core/printable.ts';
import { UNREAD_REASONS, type Unread, type UnreadReason } from '#core/trail/examined.ts';

/** Counts what was not read, by its reason, and remembers where each was met first. */
export class UnreadTally {
  readonly #counts = new Map<UnreadReason, { count: number; first: string }>();

  /** Some more of a reason, in a file by its path in the folder. */
  add(reason: UnreadReason, name: string, count = 1): void {
    if (count === 0) return;
    const known = this.#counts.get(reason) ?? { count: 0, first: name };
    this.#counts.set(reason, { ...known, count: known.count + count });
  }

  /** All of it, in the order in which a report tells it. */
  told(): readonly Unread[] {
    return UNREAD_REASONS.flatMap((reason) => {
      const known = this.#counts.get(reason);
      return known ? [{ reason, count: known.count, first: printable(known.first) }] : [];
    });
  }
}
