/** What a string of consent says of what an agreement asks of it. */
export interface StringReading {
  readonly allows: boolean;
  /** When it was written, in seconds since 1970, where it says so. */
  readonly second?: number;
}
