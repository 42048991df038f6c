/** What a string of consent says of what an agreement asks of it. */
export interface StringReading {
  readonly allows: boolean;
  /** Of what allows nothing, whether that is for want of a segment of disclosed vendors alone. */
  readonly lacksVendors?: boolean;
  /** When it was written, in seconds since 1970, where it says so. */
  readonly second?: number;
}

/** Reads a string; undefined where it is none that can be read. */
export type ReadString = (text: string) => StringReading | undefined;
