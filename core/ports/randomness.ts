/** Cryptographic randomness as an argument. */
export interface Randomness {
  bytes(count: number): Uint8Array;
}
