/** The request that this process works on: a process of Lambda has one at a time (Lambda guide, "Concurrency"). */
export class CurrentRun {
  #request: string | undefined;

  /** What AWS calls it; undefined outside of Lambda. CloudTrail tells the same of the call that began it. */
  get request(): string | undefined {
    return this.#request;
  }

  /** A request begins; the one before has ended. */
  begin(request: string): void {
    this.#request = request;
  }
}
