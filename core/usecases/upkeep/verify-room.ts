import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import type { FileFault } from '#core/documents/room-files.ts';
import type { RoomVerdictDocument, VersionVerdict } from '#core/documents/room-verdict-document.ts';
import { settledVersions } from '#core/ledger/erasures.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';
import type { PublishedVersion, RoomState } from '#core/ledger/room-state.ts';
import { agreementKey, listKey, releaseKey } from '#core/room-layout.ts';
import { findLabels } from '#core/usecases/activation/list-object.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { findStrangeFiles } from '#core/usecases/drops/strange-files.ts';
import { checkMarks } from '#core/usecases/erasure/check-marks.ts';
import {
  checkVersion,
  noteCheck,
  type VersionFinding,
} from '#core/usecases/questions/check-version.ts';
import { findRelease } from '#core/usecases/questions/read-release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'keyRing' | 'clock'>;

/** How long to go on. */
export interface Verification {
  /** Asked before each file of the vault; on `false` the rest is left for another run. */
  readonly goesOn?: () => boolean;
}

/** Where to look, and how long. */
type Reading = Verification & { readonly collaboration: string };

type Vault = Pick<RoomVerdictDocument, 'versions' | 'faults' | 'noted'>;

/** Of a room whose agreements are all lost, nobody knows where its versions lie. */
const NOTHING_READ: Vault = { versions: [], faults: [], noted: true };

/**
 * Proves the ledger, then reads every agreement, report, release, list and token file that it names and that has
 * not expired, and holds it against the ledger. Notes there what it found of each version, if that is news.
 * Begins with another version each day, so that all have their turn where one run cannot read them all.
 */
export const verifyRoom =
  (ports: Ports) =>
  async (verification: Verification = {}): Promise<RoomVerdictDocument> => {
    const ledger = await verifyLedger(ports);
    if (ledger.outcome === 'broken') return unverifiable(ledger);
    const state = await ports.ledger.state();
    const documents = await checkDocuments(ports, state);
    const { collaboration } = documents;
    const vault =
      collaboration === undefined
        ? NOTHING_READ
        : await checkVault(ports, state, { ...verification, collaboration });
    const marks = collaboration === undefined ? [] : await checkMarks(ports, state, collaboration);
    const faults = [...documents.faults, ...vault.faults, ...marks].sort(byKey);
    return {
      kind: 'room-verdict',
      outcome: faults.length === 0 ? 'whole' : 'damaged',
      ledger,
      agreements: documents.agreements,
      releases: documents.releases,
      versions: vault.versions,
      faults,
      beside: await findStrangeFiles(ports, state),
      noted: vault.noted,
    };
  };

/** Without a ledger nothing else can be vouched for. */
const unverifiable = (ledger: LedgerVerdict): RoomVerdictDocument => ({
  kind: 'room-verdict',
  outcome: 'damaged',
  ledger,
  agreements: 0,
  releases: 0,
  versions: [],
  faults: [],
  noted: true,
});

const checkDocuments = async (ports: Ports, state: RoomState) => {
  const faults: FileFault[] = [];
  let collaboration: string | undefined;
  for (const digest of state.proposals) {
    const found = await findAgreement(ports, digest);
    if (typeof found === 'string') faults.push({ key: agreementKey(digest), fault: found });
    else collaboration = found.agreement.id;
  }
  for (const each of state.releases.values()) {
    const found = await findRelease(ports, each);
    if (typeof found === 'string') faults.push({ key: releaseKey(each.release), fault: found });
  }
  for (const list of state.lists.values()) {
    if (list.expired || list.released === undefined) continue;
    const found = await findLabels(ports, list.list, list.released.content);
    if (typeof found === 'string') faults.push({ key: listKey(list.list), fault: found });
  }
  return {
    agreements: state.proposals.size,
    releases: state.releases.size,
    collaboration,
    faults,
  };
};

const checkVault = async (ports: Ports, state: RoomState, reading: Reading): Promise<Vault> => {
  const standing = settledVersions(state);
  const verdicts = new Map<string, VersionVerdict>();
  const faults: FileFault[] = [];
  let noted = true;
  for (const version of inTurn(standing, ports.clock.now())) {
    const finding = await checkVersion(ports, { ...reading, version, contents: true });
    const verdict = verdictOn(version, finding);
    verdicts.set(version.version, verdict);
    faults.push(...finding.faults);
    noted = (await tell(ports, state, { version, found: verdict.found })) && noted;
  }
  const versions = standing.flatMap(({ version }) => verdicts.get(version) ?? []);
  return { versions, faults, noted };
};

const byKey = (one: FileFault, other: FileFault): number => (one.key < other.key ? -1 : 1);

/** Another one comes first each day. */
const inTurn = <Item>(items: readonly Item[], now: Date): readonly Item[] => {
  const first = items.length === 0 ? 0 : Math.floor(now.getTime() / DAY_MS) % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
};

const verdictOn = (
  { party, dataset, version }: PublishedVersion,
  { faults, finished }: VersionFinding,
): VersionVerdict => {
  const whole = finished ? 'whole' : 'unread';
  return { party, dataset, version, found: faults.length > 0 ? 'damaged' : whole };
};

/** Whether the ledger says what was found, now or already. */
const tell = async (
  ports: Ports,
  state: RoomState,
  {
    version,
    found,
  }: { readonly version: PublishedVersion; readonly found: VersionVerdict['found'] },
): Promise<boolean> => {
  const isNews = state.damaged.has(version.version) !== (found === 'damaged');
  if (found === 'unread' || !isNews) return true;
  return noteCheck(ports, version, found).then(
    () => true,
    () => false,
  );
};
