/** The first and the last of the times that went by, in seconds since 1970. */
export class TimeSpan {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** Notes a time. */
  see(second: number): void {
    if (second < this.#first) this.#first = second;
    if (second > this.#last) this.#last = second;
  }

  /** Both ends; undefined where no time went by. */
  get ends(): { readonly first: number; readonly last: number } | undefined {
    return this.#first > this.#last ? undefined : { first: this.#first, last: this.#last };
  }
}
