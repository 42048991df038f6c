import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { successorName } from '#core/erasure/successor-name.ts';
import { AirlockError } from '#core/errors.ts';
import type { Successor } from '#core/ledger/events/people-forgotten.ts';
import type { PublishedVersion, RoomState } from '#core/ledger/room-state.ts';
import type { KindFile } from '#core/ports/forgetting.ts';
import type { KindFiles } from '#core/ports/version-files.ts';
import { tokenFileKey, type VersionId } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { lendEach } from '#core/usecases/drops/lend-files.ts';
import { placeReport } from '#core/usecases/drops/place-report.ts';
import { asStored } from '#core/usecases/drops/place-version.ts';
import {
  findVersionReport,
  type ReportedFile,
  type VersionReport,
} from '#core/usecases/drops/version-report.ts';
import { heldUntil } from '#core/usecases/erasure/held-until.ts';
import { checkVersion } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace' | 'forgetting' | 'versionFiles'>;

/** A request at work: whose people leave, by the tokens of its list. */
export interface Leaving {
  readonly request: string;
  readonly signed: AgreementWithDigest;
  readonly state: RoomState;
  /** Tokens of the list, in the epoch of the versions. */
  readonly list: KindFiles;
}

/** A version whose files are as they were published, with its report. */
export interface Whole {
  readonly former: PublishedVersion;
  readonly report: VersionReport & { readonly domain: NonNullable<VersionReport['domain']> };
}

/** The version, if a question could be asked of it: else it ends, and whoever was in it is gone with it. */
export const wholeVersion = async (
  ports: Pick<RoomPorts, 'objects'>,
  { state, signed }: Pick<Leaving, 'state' | 'signed'>,
  former: PublishedVersion,
): Promise<Whole | undefined> => {
  if (state.damaged.has(former.version)) return undefined;
  const report = await findVersionReport(ports, former);
  if (typeof report === 'string' || report.shards === undefined) return undefined;
  const { domain } = report;
  const check = { collaboration: signed.agreement.id, version: former, contents: false };
  if (!domain || (await checkVersion(ports, check)).faults.length > 0) return undefined;
  return { former, report: { ...report, domain } };
};

/** What is written of a successor. */
interface Written {
  /** In the order of the files of the former. */
  readonly paths: readonly string[];
  readonly told: Pick<VersionReport, 'people'> &
    Partial<Pick<VersionReport, 'events' | 'fingerprint' | 'support' | 'heldUntil'>>;
}

const idOf = ({ signed }: Leaving, version: PublishedVersion): VersionId => ({
  ...version,
  collaboration: signed.agreement.id,
});

const filesOf = ({ report }: Whole, paths: readonly string[]): readonly KindFile[] =>
  report.files.map(({ kind }, at) => ({ kind, path: paths[at] ?? '' }));

/** Puts the files of a successor, looks that none of those who left is in them, and puts its report last. */
const place = async (
  ports: Ports,
  leaving: Leaving,
  {
    whole,
    written,
    tokens,
  }: { readonly whole: Whole; readonly written: Written; readonly tokens: KindFiles },
): Promise<Successor> => {
  const { former, report } = whole;
  const successor = { ...former, version: successorName(leaving.request, former) };
  const id = idOf(leaving, successor);
  const keyOf = ({ kind, file }: Pick<ReportedFile, 'kind' | 'file'>) =>
    tokenFileKey(id, kind, file);
  const sums: Omit<ReportedFile, 'etag'>[] = [];
  for (const [at, { kind, file }] of report.files.entries()) {
    const path = written.paths[at] ?? '';
    sums.push({ kind, file, ...(await ports.workspace.checksum(path)) });
    await ports.objects.putFile(keyOf({ kind, file }), path);
  }
  const held = await lendEach(ports, report.files.map(keyOf), (paths) =>
    ports.forgetting.countHeld(filesOf(whole, paths), tokens),
  );
  if (held > 0)
    throw new AirlockError('room', 'Somebody who was to be taken out is still there: try again.');
  const files = [...(await asStored(ports, id, sums))];
  const { seal: _, fingerprint: __, support: ___, ...before } = report;
  const bytes = await placeReport(ports, id, {
    ...{ ...before, ...written.told, files, tombstones: leaving.request },
  });
  const { dataset } = former;
  return { dataset, former: former.version, version: successor.version, report: sha256(bytes) };
};

/** A successor of people, and every token of those who left them. */
interface PlacedPeople {
  readonly successor: Successor;
  readonly tokens: KindFiles;
}

/** Places the successor of a version of people. Files of the tokens of those who left begin with `left`. */
export const placePeople = async (
  ports: Ports,
  leaving: Leaving,
  { whole, left }: { readonly whole: Whole; readonly left: string },
): Promise<PlacedPeople> => {
  const { former, report } = whole;
  const { list } = leaving;
  const id = idOf(leaving, former);
  const keys = report.files.map(({ kind, file }) => tokenFileKey(id, kind, file));
  return ports.workspace.withFolder(async (target) => {
    const kept = await lendEach(ports, keys, (paths) =>
      ports.forgetting.leavePeople({
        ...{ files: filesOf(whole, paths), domain: report.domain },
        ...{ list, target, left },
      }),
    );
    const { fingerprint, support } = kept.summary;
    const told = { people: kept.people, fingerprint, support: [...support] };
    const held = await heldUntil(ports, leaving, { whole, files: filesOf(whole, kept.files) });
    const written = { paths: kept.files, told: { ...told, ...held } };
    const successor = await place(ports, leaving, { whole, written, tokens: list });
    return { successor, tokens: kept.tokens };
  });
};

/** Places the successor of a version of events: none by a token of the list, or of whoever left a version of people. */
export const placeEvents = (
  ports: Ports,
  leaving: Leaving,
  { whole, tokens }: { readonly whole: Whole; readonly tokens: KindFiles },
): Promise<Successor> => {
  const id = idOf(leaving, whole.former);
  const keys = whole.report.files.map(({ kind, file }) => tokenFileKey(id, kind, file));
  return ports.workspace.withFolder(async (target) => {
    const kept = await lendEach(ports, keys, (paths) =>
      ports.forgetting.leaveEvents({ files: filesOf(whole, paths), tokens, target }),
    );
    const written = { paths: kept.files, told: { people: 0, events: kept.events } };
    return place(ports, leaving, { whole, written, tokens });
  });
};
