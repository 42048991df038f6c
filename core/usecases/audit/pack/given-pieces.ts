import { PIECES, type PieceName } from '#core/audit/pack/pieces.ts';
import { storedText } from '#core/chain/chain.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import type { GivenDocument } from '#core/usecases/audit/pack/given-documents.ts';

type Kind = GivenDocument['kind'];
type ByKind = { readonly [Each in Kind]?: Extract<GivenDocument, { kind: Each }> };

/** Documents by their kinds. Throws AirlockError('usage') for two of one kind. */
const byKind = (given: readonly GivenDocument[]): ByKind => {
  const kinds = given.map(({ kind }) => kind);
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice !== undefined)
    throw new AirlockError('usage', `Two documents of the kind "${twice}" were given: give one.`);
  return Object.fromEntries(given.map((each) => [each.kind, each]));
};

/** What other commands found, as a pack holds it. */
export interface GivenPieces {
  /** The report over logs and ledger, or over the ledger alone. */
  readonly report: AuditReport;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The pieces that documents of other commands become, and one report of all of it: what the ledger tells stands in
 * it too. What a report holds already need not be given once more.
 */
export const givenPieces = (given: readonly GivenDocument[], own: AuditReport): GivenPieces => {
  const documents = byKind(given);
  const told = documents['audit-report'];
  const report = told ? { ...told, ...(own.room && { room: own.room }) } : own;
  const pieces: Readonly<Partial<Record<PieceName, unknown>>> = {
    findings: report.examined && { kind: 'findings', findings: report.findings },
    logs: documents['log-verdict'] ?? (told?.logs && { kind: 'log-verdict', ...told.logs }),
    reconciliation:
      documents.reconciliation ??
      (told?.reconciliation && { kind: 'reconciliation', ...told.reconciliation }),
    deployment: documents['deployment-verdict'],
    attestation: documents.attestation,
  };
  const texts = Object.entries(pieces).flatMap(([name, document]) =>
    document === undefined ? [] : [[PIECES[name as PieceName].path, storedText(document)] as const],
  );
  return { report, texts: new Map([['report/report.json', storedText(report)], ...texts]) };
};
