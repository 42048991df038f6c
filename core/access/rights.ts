import { AREAS, type Area, type BucketName } from '#core/access/areas.ts';
import type { KeyName } from '#core/ports/key-ring.ts';

/** What may be done with the objects of an area; `history` is to see what they held before. */
export type Use = 'read' | 'write' | 'delete' | 'history';

/** What may be done with a key that makes MACs, as KMS calls it. */
export const KEY_ACTIONS = ['kms:GenerateMac', 'kms:VerifyMac'] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/** What may be done with the key that opens sealed drops, as KMS calls it. */
export const DROP_KEY_ACTIONS = ['kms:GetPublicKey', 'kms:Decrypt'] as const;
export type DropKeyAction = (typeof DROP_KEY_ACTIONS)[number];

/** What a function may do: nothing else, and nobody else may do it. */
export interface Rights {
  readonly areas: Readonly<Partial<Record<Area, readonly Use[]>>>;
  readonly keys: Readonly<Partial<Record<KeyName, readonly KeyAction[]>>>;
  /** What may be done with the key that opens sealed drops: hand out its public half, or open with it. */
  readonly dropKey?: readonly DropKeyAction[];
  /** Runs queries in the room's workgroup. */
  readonly queries?: true;
  /** The one function of the room that it may call itself. */
  readonly calls?: 'pair-people';
  /** Draws lists of people, under the code that was approved. */
  readonly draws?: true;
  /** Puts the agreement that the room was deployed for on the table, and no other. */
  readonly approves?: true;
  /** Tells the operator and the auditor of the room from everybody else. */
  readonly freezes?: true;
}

/** What whoever folds the ledger reads. */
export const READS_LEDGER = {
  entries: ['read'],
  head: ['read'],
  checkpoints: ['read'],
  agreements: ['read'],
} as const;

/** What whoever appends to the ledger reads and writes; the seal takes a right to a key besides. */
export const APPENDS_LEDGER = {
  ...READS_LEDGER,
  entries: ['read', 'write'],
  head: ['read', 'write'],
  checkpoints: ['read', 'write'],
} as const;

/** The areas in which something may be done, each with what. */
export const areasOf = ({ areas }: Rights): readonly (readonly [Area, readonly Use[]])[] =>
  (Object.keys(areas) as Area[]).map((area) => [area, areas[area] ?? []] as const);

/** Whether anything may be done in a bucket, if only to list it. */
export const touches = (rights: Rights, bucket: BucketName): boolean =>
  areasOf(rights).some(([area]) => AREAS[area].bucket === bucket);

/** What may be done in a bucket, in any of its areas. */
export const usesOf = (rights: Rights, bucket: BucketName): readonly Use[] =>
  areasOf(rights).flatMap(([area, uses]) => (AREAS[area].bucket === bucket ? uses : []));
