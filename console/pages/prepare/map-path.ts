/** What the address of the form says of what it is about. */
export interface MapAddress {
  readonly file: string;
  readonly dataset: string;
  readonly encoding?: string;
  /** A mapping of the folder to start from. */
  readonly saved?: string;
  /** A form that was sent before, to start from. */
  readonly draft?: string;
}

/** Where the form is in which a file is mapped. */
export const mapPath = (address: MapAddress): string =>
  `/prepare/map?${new URLSearchParams({ ...address })}`;
