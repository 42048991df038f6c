import type { DropId } from '#core/drops/manifest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** Where everything of a room lies in its object store. */
export const LEDGER_PREFIX = 'ledger/';
export const LEDGER_HEAD_KEY = 'ledger-head.json';

/** Key of a ledger entry: twelve digits, so that key order is ledger order. */
export const ledgerKey = (sequence: number): string =>
  `${LEDGER_PREFIX}${String(sequence).padStart(12, '0')}.json`;

export const agreementKey = (digest: string): string => `agreements/${digest}.json`;

/** A named list of a party. */
export interface DatasetId {
  readonly party: string;
  readonly dataset: string;
}

export const dropPrefix = ({ party, dataset }: DatasetId, drop: DropId): string =>
  `drops/${party}/${dataset}/${drop}/`;

export const manifestKey = (id: DatasetId, drop: DropId): string =>
  `${dropPrefix(id, drop)}manifest.json`;

/** A version of a dataset in the vault. */
export interface VersionId extends DatasetId {
  readonly collaboration: string;
  readonly epoch: number;
  readonly version: string;
}

export const epochPrefix = (id: Omit<VersionId, 'version'>): string =>
  `vault/collaboration=${id.collaboration}/party=${id.party}/dataset=${id.dataset}/epoch=${id.epoch}/`;

export const versionPrefix = (id: VersionId): string => `${epochPrefix(id)}version=${id.version}/`;

export const kindPrefix = (id: VersionId, kind: IdentifierKind): string =>
  `${versionPrefix(id)}kind=${kind}/`;

export const reportKey = ({ party, dataset }: DatasetId, version: string): string =>
  `reports/${party}/${dataset}/${version}.json`;

/** Report of a refused drop, by its drop. */
export const refusalReportKey = ({ party, dataset }: DatasetId, drop: DropId): string =>
  `reports/${party}/${dataset}/refused-${drop}.json`;

export const releaseKey = (release: string): string => `releases/${release}.json`;
