/** A bucket of a room; each party has a drop bucket of its own. */
export type BucketName = 'drops' | 'vault' | 'ledger' | 'releases' | 'results';

/** Where the objects of each area lie. The keys are those of core/room-layout.ts; a test holds them to it. */
export const AREAS = {
  drops: { bucket: 'drops', keys: 'drops/*' },
  staging: { bucket: 'vault', keys: 'staging/*' },
  vault: { bucket: 'vault', keys: 'vault/*' },
  entries: { bucket: 'ledger', keys: 'ledger/*' },
  head: { bucket: 'ledger', keys: 'ledger-head.json' },
  agreements: { bucket: 'ledger', keys: 'agreements/*' },
  releases: { bucket: 'releases', keys: 'releases/*' },
  reports: { bucket: 'releases', keys: 'reports/*' },
  results: { bucket: 'results', keys: 'results/*' },
} as const satisfies Record<string, { readonly bucket: BucketName; readonly keys: string }>;
export type Area = keyof typeof AREAS;

/** What may be done with the objects of an area; `history` is to see what they held before. */
export type Use = 'read' | 'write' | 'delete' | 'history';

/** What a function may do: nothing else, and nobody else may do it. */
export interface Rights {
  readonly areas: Readonly<Partial<Record<Area, readonly Use[]>>>;
  /** `seal` makes the seals of ledger entries, every function verifies them. */
  readonly seal: boolean;
  /** Derives token keys from the root key. */
  readonly tokenKey: boolean;
  /** Runs queries in the room's workgroup. */
  readonly queries: boolean;
}

const READS_LEDGER = { entries: ['read'], head: ['read'], agreements: ['read'] } as const;
const APPENDS_LEDGER = {
  ...READS_LEDGER,
  entries: ['read', 'write'],
  head: ['read', 'write'],
} as const;
const NO_KEYS = { seal: false, tokenKey: false, queries: false } as const;

/** The rights of every function, by its folder under lambdas/: what its use case calls, and no more. */
export const FUNCTION_RIGHTS = {
  'read-manifest': { ...NO_KEYS, areas: { ...READS_LEDGER, drops: ['read'] } },
  'tokenise-part': {
    ...NO_KEYS,
    tokenKey: true,
    areas: { ...READS_LEDGER, drops: ['read'], staging: ['read', 'write'] },
  },
  'publish-drop': {
    ...NO_KEYS,
    seal: true,
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['read', 'delete'],
      vault: ['read', 'write', 'delete'],
      reports: ['read', 'write', 'delete'],
    },
  },
  'refuse-drop': {
    ...NO_KEYS,
    seal: true,
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['delete'],
      vault: ['delete'],
      reports: ['read', 'delete'],
    },
  },
  'expire-data': {
    ...NO_KEYS,
    seal: true,
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['delete'],
      vault: ['delete'],
      reports: ['delete'],
      releases: ['delete'],
    },
  },
  'verify-room': {
    ...NO_KEYS,
    seal: true,
    areas: {
      ...APPENDS_LEDGER,
      head: ['read', 'write', 'history'],
      vault: ['read'],
      reports: ['read'],
      releases: ['read'],
    },
  },
  'answer-question': {
    ...NO_KEYS,
    seal: true,
    queries: true,
    areas: {
      ...APPENDS_LEDGER,
      vault: ['read'],
      releases: ['read', 'write'],
      reports: ['read'],
      results: ['read', 'write'],
    },
  },
  'approve-agreement': {
    ...NO_KEYS,
    seal: true,
    areas: { ...APPENDS_LEDGER, agreements: ['read', 'write'] },
  },
} as const satisfies Record<string, Rights>;

/** The functions of a room, by the folder of each under lambdas/. */
export type FunctionName = keyof typeof FUNCTION_RIGHTS;

/** Every function, to go through. */
export const FUNCTION_NAMES = Object.keys(FUNCTION_RIGHTS) as readonly FunctionName[];

/** The functions that a schedule calls, once a day. */
export const DAILY_FUNCTIONS: readonly FunctionName[] = ['expire-data', 'verify-room'];

/** The areas that a function may use, each with what it may do there. */
export const areasOf = (name: FunctionName): readonly (readonly [Area, readonly Use[]])[] => {
  const { areas }: Rights = FUNCTION_RIGHTS[name];
  return (Object.keys(areas) as Area[]).map((area) => [area, areas[area] ?? []] as const);
};

/** The functions that may do one thing to a bucket, in any of its areas. */
export const usersOf = (bucket: BucketName, use: Use): readonly FunctionName[] =>
  FUNCTION_NAMES.filter((name) =>
    areasOf(name).some(([area, uses]) => AREAS[area].bucket === bucket && uses.includes(use)),
  );

/** The functions that touch a bucket at all. */
export const touching = (bucket: BucketName): readonly FunctionName[] =>
  FUNCTION_NAMES.filter((name) => areasOf(name).some(([area]) => AREAS[area].bucket === bucket));
