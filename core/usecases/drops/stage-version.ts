import type { DropId, Manifest, ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { type LintReport, mergeReports } from '#core/lint/lint-report.ts';
import type { ObjectChecksum } from '#core/ports/object-store.ts';
import type { SettledVersion, TokenisedPart } from '#core/ports/tokeniser.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { dropPrefix, type VersionId } from '#core/room-layout.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { partFiles, tokenFileKey, withVersionFiles } from '#core/usecases/drops/version-files.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace' | 'tokeniser'>;

/** What is to be turned into token files. */
export interface Staging {
  readonly manifest: Manifest;
  readonly drop: DropId;
  readonly version: VersionId;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Where the token file of a part goes; into the version itself if left out. */
  readonly keyOf?: (kind: IdentifierKind, file: string) => string;
}

/** A version whose files lie in the vault, not yet published; or why the drop cannot become one. */
export type StagedVersion =
  | {
      readonly outcome: 'staged';
      readonly report: LintReport;
      readonly people: number;
      /** Size and SHA-256 of its token files, by key, where they were learned as they were put. */
      readonly checksums?: ReadonlyMap<string, ObjectChecksum>;
    }
  | { readonly outcome: 'refused'; readonly reason: DropRefusal; readonly report?: LintReport };

/** Persons of part n are numbered from n × this, so that an earlier part has the lower numbers. */
const PERSONS_PER_PART = 2 ** 32;

/** Tokenises every part, then settles the duplicates between them. */
export const stageVersion = async (ports: Ports, staging: Staging): Promise<StagedVersion> => {
  const reports: LintReport[] = [];
  for (const part of staging.manifest.parts) {
    const staged = await stagePart(ports, staging, part);
    if (staged.outcome === 'refused') return staged;
    reports.push(staged.report);
  }
  const report = mergeReports(reports);
  if (reports.length > 1) await settleVersion(ports, staging, report);
  return { outcome: 'staged', report, people: report.accepted };
};

const REFUSALS: Readonly<Record<Exclude<TokenisedPart['outcome'], 'tokenised'>, DropRefusal>> = {
  unreadable: 'unreadable-part',
  'rows-differ': 'rows-differ-from-manifest',
};

/** Tokenises one part into the vault. Repeating it writes the same files again. */
export const stagePart = async (
  ports: Ports,
  staging: Staging,
  part: ManifestPart,
): Promise<StagedVersion> => {
  const { manifest, drop, version } = staging;
  const keyOf = staging.keyOf ?? ((kind, file) => tokenFileKey(version, kind, file));
  const index = manifest.parts.indexOf(part);
  const name = part.file.replace('.parquet', '');
  const tokenised = await ports.objects.withFile(dropPrefix(version, drop) + part.file, (source) =>
    ports.workspace.withFolder(async (target) => {
      await checkBytes(ports, source, part);
      const done = await withSubkeys(
        ports.keyRing,
        { kinds: manifest.kinds, scope: version },
        (subkeys) =>
          ports.tokeniser.tokenise({
            source,
            rows: part.rows,
            part: name,
            target,
            subkeys,
            attributes: staging.attributes,
            firstPerson: index * PERSONS_PER_PART,
          }),
      );
      if (done.outcome !== 'tokenised') return done;
      for (const kind of manifest.kinds)
        await ports.objects.putFile(keyOf(kind, part.file), `${target}/${kind}.parquet`);
      return done;
    }),
  );
  if (tokenised.outcome !== 'tokenised')
    return { outcome: 'refused', reason: REFUSALS[tokenised.outcome] };
  const { report } = tokenised;
  return { outcome: 'staged', report, people: report.accepted };
};

const checkBytes = async (
  { workspace }: Ports,
  path: string,
  part: ManifestPart,
): Promise<void> => {
  const { bytes, sha256 } = await workspace.checksum(path);
  if (bytes === part.bytes && sha256 === part.sha256) return;
  throw new AirlockError(
    'input',
    `"${part.file}" is not the file that the manifest describes (its SHA-256 or size differs): upload it again.`,
  );
};

const settleVersion = async (
  ports: Ports,
  { version, manifest }: Staging,
  report: LintReport,
): Promise<void> =>
  ports.workspace.withFolder(async (target) => {
    const settled = await withVersionFiles(ports, version, (files) =>
      ports.tokeniser.settle(files, target),
    );
    const files = partFiles(manifest);
    for (const { kind, index, path } of settled.rewritten)
      await ports.objects.putFile(tokenFileKey(version, kind, files[index] ?? ''), path);
    subtractLost(report, settled);
  });

/** Moves what was lost to earlier parts from accepted to quarantined. */
export const subtractLost = (
  report: LintReport,
  { lostIdentifiers, lostPeople }: SettledVersion,
): void => {
  for (const [kind, lost] of lostIdentifiers) {
    const setAside = report.identifiers[kind]?.setAside;
    if (setAside) setAside['duplicate-identifier'] = (setAside['duplicate-identifier'] ?? 0) + lost;
  }
  if (lostPeople === 0) return;
  report.accepted -= lostPeople;
  report.quarantined['duplicate-identifier'] =
    (report.quarantined['duplicate-identifier'] ?? 0) + lostPeople;
};
