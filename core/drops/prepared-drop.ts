/** A prepared drop on the party's machine. */
export interface PreparedDrop {
  /** The manifest as read from its file. */
  readonly manifest: unknown;
  /** Where a part of it lies. */
  readonly pathOf: (file: string) => string;
  readonly onProgress?: (part: number, parts: number) => void;
}
