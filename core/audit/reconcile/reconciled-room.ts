import type { BucketName } from '#core/access/areas.ts';
import type { FunctionName } from '#core/access/functions.ts';

/** What of a room tells its calls from all others in a trail. */
export interface ReconciledRoom {
  readonly account: string;
  /** Its functions, their roles, its state machine and its workgroup are called so or begin so. */
  readonly name: string;
  /** Which bucket of the room a bucket is, by its name. */
  readonly buckets: ReadonlyMap<string, BucketName>;
  readonly sealKey: string;
  readonly tokenKey: string;
  /** The key that opens sealed drops, if the room has one. */
  readonly openerKey: string | undefined;
  /** Keys, by their ARNs, under which drops and the vault lie. */
  readonly dataKeys: ReadonlySet<string>;
  /** The account of each party, as far as the room tells. */
  readonly parties: ReadonlyMap<string, string>;
}

/** Name of a function of a room, and of the role that it runs as. */
export const functionNameIn = ({ name }: Pick<ReconciledRoom, 'name'>, of: FunctionName): string =>
  `${name}-${of}`;
