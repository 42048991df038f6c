import { eventsOf } from '#core/agreement/declared-events.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { BelowMinimum } from '#core/documents/below-minimum.ts';
import type { Consent } from '#core/drops/consent/consent-mapping.ts';
import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { rejectShare } from '#core/lint/reject-share.ts';
import type { DropWriter, WrittenPart } from '#core/ports/drop-writer.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { randomId } from '#core/random-id.ts';
import type { PrepareRefusal } from '#core/refusals.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import type { PrepareRequest } from '#core/usecases/drops/check-preparation.ts';
import type { Labelling } from '#core/usecases/drops/label-rows.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';

/** What its owner should look at, though a drop can be made of the file, a sentence each. */
interface Warned {
  readonly warnings?: string[];
}

/** A drop ready for upload, or a file of which too much is unusable. */
export type Preparation = Warned & Concluded;

type Concluded =
  | {
      readonly outcome: 'prepared';
      readonly manifest: Manifest;
      readonly report: PreparedReport;
      /** The drop may be uploaded, but no question would run on so few. */
      readonly belowMinimum?: BelowMinimum | undefined;
    }
  | {
      readonly outcome: 'refused';
      readonly because: PrepareRefusal;
      readonly report: PreparedReport;
      readonly share: number;
      /** Whether report and quarantine list were written: not where an older drop is, which stays. */
      readonly explained: boolean;
    };

/** Of which file the drop is, and under which agreement. */
type Request = Pick<PrepareRequest, 'signed' | 'party' | 'dataset' | 'attestation'> & {
  readonly mapping: { readonly consent?: Consent | undefined };
};

/** What was written of a file, every row of which is accounted for. */
export interface WrittenRows {
  /** Kinds of the drop, in the order of its columns. */
  readonly kinds: readonly TokenKind[];
  readonly attributes: readonly string[];
  readonly report: PreparedReport;
  /** When the drop is said to be prepared. */
  readonly at: Date;
  /** Rows that have other attributes by now than they were written with. */
  readonly changed?: Iterable<ChangedRow>;
  readonly labels?: Labelling | undefined;
}

const refusalOf = (report: PreparedReport, { signed }: Request): PrepareRefusal | undefined => {
  if (report.accepted === 0) return 'nothing-left';
  if (report.repeats.rule === 'refuse' && report.quarantined['repeat-differs'] !== undefined)
    return 'repeats-differ';
  return rejectShare(report) > effectiveTerms(signed.agreement).maxRejectShare
    ? 'too-many-rejects'
    : undefined;
};

const tooFew = (
  { signed: { agreement }, party, dataset }: Request,
  people: number,
): BelowMinimum | undefined =>
  eventsOf(agreement, party, dataset) ? undefined : belowMinimum(people, agreement);

interface Concluding {
  readonly writer: DropWriter;
  readonly randomness: Randomness;
  readonly sealing?: DropSealing | undefined;
}

/** Ends a drop: puts it in its place with its manifest, or refuses a file of which too much is unusable. */
export const concludeDrop = async (
  { writer, randomness, sealing }: Concluding,
  request: Request,
  written: WrittenRows,
): Promise<Preparation> => {
  const { report, changed = [], labels } = written;
  if (report.rows === 0)
    throw new AirlockError('input', 'The file has a header and no rows: export it again.');
  const because = refusalOf(report, request);
  if (because) {
    const explained = await writer.explain(jsonBytes(report));
    return { outcome: 'refused', because, report, share: rejectShare(report), explained };
  }
  await writer.change(changed);
  const parts = await writer.finish();
  const drop = randomId(randomness);
  const manifest = manifestOf(request, written, { drop, ...sealedParts(parts, sealing) });
  // No drop without its map: one whose labels nobody can tell would be of no use, and nobody would know.
  const unkeep = await labels?.keep(drop);
  await writer
    .publish({ manifest: jsonBytes(manifest), report: jsonBytes(report) })
    .catch(async (fault: unknown) => {
      await unkeep?.();
      throw fault;
    });
  const few = tooFew(request, report.accepted);
  return { outcome: 'prepared', manifest, report, ...(few && { belowMinimum: few }) };
};

/** What a manifest says of a column of consent; of none that it holds. */
const statedConsent = ({ kind = 'boolean' }: Consent): Manifest['consent'] =>
  kind === 'boolean'
    ? { basis: 'column', statement: 'rows without an accepted consent value were left out' }
    : {
        ...{ basis: 'column', kind },
        statement: `rows whose consent, as ${kind}, is not what the agreement asks were left out`,
      };

/** What the manifest says of the parts: of sealed ones also what they hold, to who has the drop key. */
const sealedParts = (
  parts: readonly WrittenPart[],
  sealing: DropSealing | undefined,
): Pick<Manifest, 'parts' | 'sealed'> => {
  const told = parts.map(({ plain, ...part }) => ({
    ...part,
    ...(sealing && plain && { content: sealing.dropKey.contentOf(plain) }),
  }));
  return sealing ? { parts: told, sealed: { dropKey: sealing.dropKey.check } } : { parts: told };
};

const manifestOf = (
  { signed, party, dataset, mapping, attestation }: Request,
  { kinds, attributes, report, at }: WrittenRows,
  { drop, parts, sealed }: Pick<Manifest, 'parts' | 'sealed'> & { readonly drop: string },
): Manifest =>
  Manifest.parse({
    airlock: 1,
    drop,
    collaboration: signed.agreement.id,
    agreement: signed.digest,
    profile: signed.agreement.identifiers.profile,
    party,
    dataset,
    kinds,
    attributes,
    parts,
    rows: report.accepted,
    ...(sealed && { sealed }),
    preparedAt: at.toISOString(),
    consent: mapping.consent
      ? statedConsent(mapping.consent)
      : { basis: 'attested', statement: attestation },
  });
