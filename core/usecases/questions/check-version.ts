import type { FileFault } from '#core/documents/room-files.ts';
import { AirlockError } from '#core/errors.ts';
import { isSettled } from '#core/ledger/erasures.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import type { StoredObject } from '#core/ports/object-store.ts';
import {
  type AttemptId,
  isRoomKey,
  reportKey,
  tokenFileKey,
  versionPrefix,
} from '#core/room-layout.ts';
import { findVersionReport, type ReportedFile } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** A published version, and how closely it is looked at. */
export interface VersionCheck {
  readonly collaboration: string;
  readonly version: PublishedVersion;
  /** Reads every byte; otherwise only those of files that the store says were written anew. */
  readonly contents: boolean;
  /** Asked before each file is read; on `false` the rest is left unread. */
  readonly goesOn?: () => boolean;
}

/** What a look at a version came to. It is whole if it has no faults and was read to its end. */
export interface VersionFinding {
  readonly faults: readonly FileFault[];
  readonly finished: boolean;
}

/**
 * Holds the files of a version in the vault against its report, and the report against the ledger: none
 * is missing, changed or added. A file that others put there, by a name that no token file has, is not
 * counted and no fault.
 */
export const checkVersion = async (
  ports: Objects,
  check: VersionCheck,
): Promise<VersionFinding> => {
  const { version } = check;
  const report = await findVersionReport(ports, version);
  if (typeof report === 'string') {
    const fault: FileFault = { key: reportKey(version, version.version), fault: report };
    return { faults: [fault], finished: true };
  }
  return checkFiles(ports, check, report.files);
};

/** Holds the files of a version in the vault against those that it was published with. */
export const checkFiles = async (
  ports: Objects,
  check: VersionCheck,
  files: readonly ReportedFile[],
): Promise<VersionFinding> => {
  const { collaboration, version } = check;
  const id = { ...version, collaboration };
  const stored = new Map(
    (await ports.objects.list(versionPrefix(id))).map((each) => [each.key, each]),
  );
  const faults: FileFault[] = [];
  let finished = true;
  for (const file of files) {
    const key = tokenFileKey(id, file.kind, file.file);
    const fault = await faultOf(ports, check, { file, stored: stored.get(key) });
    stored.delete(key);
    if (fault === 'unread') finished = false;
    else if (fault) faults.push({ key, fault });
  }
  for (const key of stored.keys()) if (mayBeRead(key)) faults.push({ key, fault: 'added' });
  return { faults, finished };
};

/** Whoever reads a folder of token files takes for one what is called so. */
const mayBeRead = (key: string): boolean => isRoomKey(key) || key.endsWith('.parquet');

const faultOf = async (
  { objects }: Objects,
  { contents, goesOn }: VersionCheck,
  { file, stored }: { readonly file: ReportedFile; readonly stored: StoredObject | undefined },
): Promise<FileFault['fault'] | 'unread' | undefined> => {
  if (!stored) return 'missing';
  if (stored.bytes !== file.bytes) return 'changed';
  // A copied or restored room says something else of every file: only the bytes tell.
  if (stored.etag === file.etag && !contents) return undefined;
  if (goesOn?.() === false) return 'unread';
  const found = await objects.checksum(stored.key);
  if (!found) return 'missing';
  return found.sha256 === file.sha256 ? undefined : 'changed';
};

/**
 * Notes in the ledger what a check found, if that is news. From `damaged` on no question runs on the
 * version, and its list can be delivered again; `whole` takes that back. Of a version that is on its way out it notes
 * nothing. Answers whether it was news.
 */
export const noteCheck = async (
  { ledger }: Pick<RoomPorts, 'ledger'>,
  { party, dataset, version }: AttemptId,
  found: 'whole' | 'damaged',
): Promise<boolean> => {
  const entry = await ledger.append((state) => {
    const known = state.damaged.has(version) ? 'damaged' : 'whole';
    if (!isSettled(state, { party, version }) || known === found) return undefined;
    return { type: 'version-checked', party, dataset, version, found };
  });
  return entry !== undefined;
};

/** Looks at a version without reading it, and notes in the ledger if it is damaged. Answers whether it is. */
export const noteDamage = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  collaboration: string,
  version: PublishedVersion,
): Promise<boolean> => {
  const { faults } = await checkVersion(ports, { collaboration, version, contents: false });
  if (faults.length > 0) await noteCheck(ports, version, 'damaged');
  return faults.length > 0;
};

/** Why nothing is made of a version whose files are not all there: it is damaged, or it was on its way out meanwhile. */
export const notWhole = async (
  { ledger }: Pick<RoomPorts, 'ledger'>,
  id: AttemptId,
): Promise<AirlockError> => {
  const { version, party, dataset } = id;
  return isSettled(await ledger.state(), id)
    ? new AirlockError(
        'room',
        `Version ${version} of ${party}.${dataset} is damaged (one of its files is missing, was changed or was added): deliver the list again, or put the files right that "room verify" names and run it again.`,
      )
    : new AirlockError(
        'room',
        `Version ${version} of ${party}.${dataset} was being taken out of the room: try again in a moment.`,
      );
};
