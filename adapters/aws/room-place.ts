/** Where the data of a deployed room lies: as much of it as this process was told, or may touch. */
export interface RoomPlace {
  /** The account that owns the room; every bucket is checked to belong to it. */
  readonly account: string;
  /** The bucket of each party's drops. */
  readonly dropBuckets?: Readonly<Record<string, string>> | undefined;
  readonly vaultBucket?: string | undefined;
  readonly ledgerBucket?: string | undefined;
  readonly releasesBucket?: string | undefined;
  readonly resultsBucket?: string | undefined;
}
