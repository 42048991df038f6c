/** What came of unpacking a file: `trailing` has something behind its end, `large` more than it may. */
export type Unpacked = 'whole' | 'absent' | 'damaged' | 'trailing' | 'large';

/** How a file is unpacked: who takes its bytes, and the most that it may have. */
export interface Unpacking {
  readonly maxBytes: number;
  take(bytes: Uint8Array): void;
}

/** The files of a trail as they lie under a folder: nothing that they hold is trusted. */
export interface TrailFiles {
  /** The paths of all files under the folder, with `/`, in no order. */
  paths(): Promise<readonly string[]>;
  /** What S3 kept beside an object, by the names of its headers without their beginning; nothing if it was not kept. */
  metadata(path: string): Promise<Readonly<Record<string, string>>>;
  /** Unpacks one gzip file. Throws for nothing that the file holds. */
  unpack(path: string, how: Unpacking): Promise<Unpacked>;
}
