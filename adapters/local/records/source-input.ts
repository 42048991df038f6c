/** Opened bytes, which are read once or several times. */
export interface OpenInput {
  /** How far it was read. */
  readonly done: number;
  /** The bytes from a place on, in chunks; of a file in the memory that is given, where each takes the place of the one before. */
  bytes(from?: number, memory?: Uint8Array): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** Where a party's records come from: a file, or standard input. */
export interface SourceInput {
  /** Its path, for messages. */
  readonly path: string;
  /** Its bytes; 0 where nobody knows. */
  readonly size: number;
  /** Opens it at its beginning. Throws AirlockError('input') if that cannot be had again. */
  open(): Promise<OpenInput>;
  /** Throws AirlockError('input') if it was written to, replaced or removed since it was named. */
  checkUnchanged(): Promise<void>;
}
