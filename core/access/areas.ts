/** A bucket of a room; each party has a drop bucket of its own. */
export type BucketName = 'drops' | 'vault' | 'ledger' | 'releases' | 'results';

/** Where the objects of each area lie. The keys are those of core/room-layout.ts; a test holds them to it. */
export const AREAS = {
  drops: { bucket: 'drops', keys: 'drops/*' },
  staging: { bucket: 'vault', keys: 'staging/*' },
  vault: { bucket: 'vault', keys: 'vault/*' },
  matches: { bucket: 'vault', keys: 'matches/*' },
  tombstones: { bucket: 'vault', keys: 'tombstones/*' },
  links: { bucket: 'vault', keys: 'links/*' },
  entries: { bucket: 'ledger', keys: 'ledger/*' },
  head: { bucket: 'ledger', keys: 'ledger-head.json' },
  checkpoints: { bucket: 'ledger', keys: 'ledger-checkpoints/*' },
  agreements: { bucket: 'ledger', keys: 'agreements/*' },
  releases: { bucket: 'releases', keys: 'releases/*' },
  lists: { bucket: 'releases', keys: 'lists/*' },
  reports: { bucket: 'releases', keys: 'reports/*' },
  intake: { bucket: 'releases', keys: 'intake/*' },
  results: { bucket: 'results', keys: 'results/*' },
} as const satisfies Record<string, { readonly bucket: BucketName; readonly keys: string }>;
export type Area = keyof typeof AREAS;

/** The bucket in which a key lies; undefined if it lies in no area. */
export const bucketOf = (key: string): BucketName | undefined =>
  Object.values(AREAS).find(({ keys }) =>
    keys.endsWith('*') ? key.startsWith(keys.slice(0, -1)) : key === keys,
  )?.bucket;
