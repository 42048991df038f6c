/** A piece of an evidence pack: a folder of it or a file, what it is, and what it shows. */
export interface Piece {
  /** What the paths of its files begin with; the path itself where it is one file. */
  readonly path: string;
  readonly title: string;
  readonly shows: string;
}

/** Every piece that an evidence pack can hold, in the order of its page. */
export const PIECES = {
  report: {
    path: 'report/',
    title: 'Report',
    shows: 'What was examined, over which time, what that cannot show, and what was found.',
  },
  findings: {
    path: 'findings.json',
    title: 'Findings',
    shows: 'Each thing that was found in the logs: who, what, when, from where, and what to do.',
  },
  logs: {
    path: 'log-validation.json',
    title: 'Log validation',
    shows: 'Whether the log files are those that CloudTrail delivered: digests, signatures, gaps.',
  },
  reconciliation: {
    path: 'reconciliation.json',
    title: 'Reconciliation',
    shows: 'Whether the ledger explains every call on the room, and a call every entry.',
  },
  ledger: {
    path: 'ledger/',
    title: 'Ledger',
    shows: 'Every entry as it is stored, sealed and chained, and what its verification came to.',
  },
  agreements: {
    path: 'agreements/',
    title: 'Agreements and approvals',
    shows:
      'Each agreement that was proposed, by its digest, who approved it when, and what changed.',
  },
  access: {
    path: 'access/',
    title: 'Access table',
    shows: 'Who may do what in a room on AWS, each right with its reason, from its policies.',
  },
  attestation: {
    path: 'attestation.json',
    title: 'Attestation of the code',
    shows: 'What the functions are made of: one digest for the code that both parties approve.',
  },
  deployment: {
    path: 'deployment.json',
    title: 'Drift report',
    shows: 'Whether the deployed room is, setting by setting, what source and agreement make.',
  },
  sql: {
    path: 'sql/',
    title: 'SQL',
    shows: 'Every query that this version of Airlock can run, over lists and over logs.',
  },
} as const satisfies Readonly<Record<string, Piece>>;
export type PieceName = keyof typeof PIECES;

/** Every piece, to go through. */
export const PIECE_NAMES = Object.keys(PIECES) as readonly PieceName[];

/** The piece that a file of a pack belongs to; undefined for what belongs to none. */
export const pieceOf = (path: string): PieceName | undefined =>
  PIECE_NAMES.find((name) => {
    const { path: of } = PIECES[name];
    return of.endsWith('/') ? path.startsWith(of) : path === of;
  });
