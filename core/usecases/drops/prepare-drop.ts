import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributesOf, partyOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { lookAtFirstRows } from '#core/drops/first-rows.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import {
  planRows,
  type ReadRow,
  type RowPlan,
  type RowRules,
  rowReader,
} from '#core/drops/row-reader.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_STATEMENT_LENGTH } from '#core/limits.ts';
import {
  type LintReport,
  LintTally,
  type QuarantinedRow,
  rejectShare,
} from '#core/lint/lint-report.ts';
import { ownValue } from '#core/own-value.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { DropWriter } from '#core/ports/drop-writer.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';

/** The party's file, the folder its drop goes to, and the time. */
export interface PreparePorts {
  readonly source: RecordSource;
  /** Opens the place of the drop, which is not touched before: a drop of these columns is to go there. */
  readonly openDrop: (columns: readonly string[]) => Promise<DropWriter>;
  readonly clock: Clock;
}

/** What to prepare, under which agreement. */
export interface PrepareRequest {
  readonly signed: AgreementWithDigest;
  readonly party: string;
  readonly dataset: string;
  readonly mapping: Mapping;
  /** The party's word that everybody in the file may be used so; needed where no column says it. */
  readonly attestation: string | undefined;
  readonly onProgress?: (done: number, total: number, rows: number) => void;
}

/** A drop ready for upload, or a file of which too much is unusable. */
export type Preparation =
  | { readonly outcome: 'prepared'; readonly manifest: Manifest; readonly report: LintReport }
  | {
      readonly outcome: 'refused';
      readonly report: LintReport;
      readonly share: number;
      /** Whether report and quarantine list were written: not where an older drop is, which stays. */
      readonly explained: boolean;
    };

/**
 * Turns a party's file into a drop on the party's own machine: normalise, hash, drop every other
 * column, write parts and manifest. Plain identifiers end here; nothing is lost unsaid.
 */
export const prepareDrop =
  (ports: PreparePorts) =>
  async (request: PrepareRequest): Promise<Preparation> => {
    const { plan, rules } = await checkPreparation(ports.source, request);
    const { first, source, leave } = await lookAhead(ports.source, plan.wanted);
    try {
      const rows = first.flatMap(({ fields }) => (fields ? [fields] : []));
      const fillerDays = lookAtFirstRows(rules, plan, rows);
      return await prepareRows({ ...ports, source }, request, {
        plan,
        rules: { ...rules, fillerDays },
      });
    } finally {
      await leave();
    }
  };

const prepareRows = async (
  ports: PreparePorts,
  request: PrepareRequest,
  { plan, rules }: { readonly plan: RowPlan; readonly rules: RowRules },
): Promise<Preparation> => {
  const tally = new LintTally(plan.kinds);
  const writer = await ports.openDrop([...plan.kinds, ...plan.attributes]);
  try {
    const reader = { plan, tally, read: rowReader(rules, plan, tally) };
    await readAll({ ...ports, writer }, request, reader);
    return await conclude({ ...ports, writer }, request, { plan, report: tally.report });
  } finally {
    await writer.close();
  }
};

/** Checks what can be checked before a row is read: `checkRequest`, and the header of the file. */
export const checkPreparation = async (
  source: RecordSource,
  request: PrepareRequest,
): Promise<ReturnType<typeof checkRequest>> => {
  const checked = checkRequest(request);
  await checkColumns(source, checked.plan);
  return checked;
};

/**
 * Checks what can be checked without the file: the mapping, and the word on consent, against the
 * agreement. Throws AirlockError('usage').
 */
export const checkRequest = (request: PrepareRequest): { plan: RowPlan; rules: RowRules } => {
  const { signed, party, dataset, mapping } = request;
  partyOf(signed.agreement, party);
  const attributes = attributesOf(signed.agreement, party, dataset);
  const rules = { agreement: signed.agreement, mapping, attributes };
  const plan = planRows(rules);
  checkMapping(request, plan);
  checkAttestation(request);
  return { plan, rules };
};

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

const checkMapping = ({ mapping, signed }: PrepareRequest, plan: RowPlan): void => {
  const { kinds } = signed.agreement.identifiers;
  for (const kind of Object.keys(mapping.identifiers))
    if (!kinds.some((known) => known === kind))
      usage(`The agreement does not use the kind "${kind}": map only ${kinds.join(', ')}.`);
  if (plan.kinds.length === 0) usage(`Map at least one column to ${kinds.join(' or ')}.`);
  for (const name of plan.attributes)
    if (ownValue(mapping.attributes, name) === undefined)
      usage(`The agreement declares the attribute "${name}": map a column to it.`);
  for (const name of Object.keys(mapping.attributes))
    if (!plan.attributes.includes(name))
      usage(
        `The agreement declares no attribute "${name}" for this dataset: remove it from the mapping.`,
      );
};

const checkAttestation = ({ mapping, attestation }: PrepareRequest): void => {
  if (attestation !== undefined && attestation.trim() === '')
    usage(
      'The word on consent is empty: say with --attest "…" what everybody in the file agreed to.',
    );
  if ((attestation ?? '').length > MAX_STATEMENT_LENGTH)
    usage(`The word on consent is too long: say it in ${MAX_STATEMENT_LENGTH} characters.`);
  if (!mapping.consent && attestation === undefined)
    usage(
      'Say who consented: map a consent column, or attest with --attest "…" that everybody in the file may be used.',
    );
};

const checkColumns = async (source: RecordSource, { wanted }: RowPlan): Promise<void> => {
  checkHeader(await source.columns(wanted), wanted);
};

interface Reader {
  readonly plan: RowPlan;
  readonly tally: LintTally;
  readonly read: (record: readonly (string | null)[]) => ReadRow;
}

interface Writing extends PreparePorts {
  readonly writer: DropWriter;
}

const readAll = async (
  { source, writer }: Writing,
  { onProgress }: PrepareRequest,
  reader: Reader,
): Promise<void> => {
  for await (const batch of source.records(reader.plan.wanted)) {
    const { columns, left } = readBatch(batch, reader);
    if ((columns[0]?.length ?? 0) > 0) await writer.append(columns);
    if (left.length > 0) await writer.quarantine(left);
    const { done, total } = source.progress();
    onProgress?.(done, total, reader.tally.report.rows);
  }
};

const readBatch = (batch: readonly SourceRecord[], { plan, tally, read }: Reader) => {
  const columns: (string | null)[][] = [...plan.kinds, ...plan.attributes].map(() => []);
  const left: QuarantinedRow[] = [];
  let accepted = 0;
  for (const { fields, ...where } of batch) {
    const row: ReadRow = fields
      ? read(fields)
      : { outcome: 'quarantined', reason: 'malformed-row' };
    if (row.outcome === 'quarantined') {
      tally.quarantine(row.reason);
      tally.list({ ...where, reason: row.reason });
      left.push({ ...where, reason: row.reason });
      continue;
    }
    accepted += 1;
    row.fields.forEach((field, at) => {
      columns[at]?.push(field);
    });
  }
  tally.accept(accepted);
  return { columns, left };
};

const conclude = async (
  { writer, clock }: Writing,
  request: PrepareRequest,
  { plan, report }: { readonly plan: RowPlan; readonly report: LintReport },
): Promise<Preparation> => {
  if (report.rows === 0)
    throw new AirlockError('input', 'The file has a header and no rows: export it again.');
  const share = rejectShare(report);
  if (share > effectiveTerms(request.signed.agreement).maxRejectShare || report.accepted === 0)
    return {
      outcome: 'refused',
      report,
      share,
      explained: await writer.explain(jsonBytes(report)),
    };
  const { signed, party, dataset, mapping, attestation } = request;
  const parts = await writer.finish();
  const manifest = Manifest.parse({
    airlock: 1,
    collaboration: signed.agreement.id,
    agreement: signed.digest,
    profile: signed.agreement.identifiers.profile,
    party,
    dataset,
    kinds: plan.kinds,
    attributes: plan.attributes,
    parts,
    rows: report.accepted,
    preparedAt: clock.now().toISOString(),
    consent: mapping.consent
      ? { basis: 'column', statement: 'rows without an accepted consent value were left out' }
      : { basis: 'attested', statement: attestation },
  });
  await writer.publish({ manifest: jsonBytes(manifest), report: jsonBytes(report) });
  return { outcome: 'prepared', manifest, report };
};
