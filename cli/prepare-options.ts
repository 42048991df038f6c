import type { ReadOptions } from '#adapters/local/records/open-records.ts';
import type { LabelFlags } from '#cli/label-flags.ts';
import type { MappingFlags } from '#cli/mapping-flags.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';

/** What `prepare` is told by its options. */
export interface PrepareOptions extends MappingFlags, LabelFlags {
  readonly agreement: string;
  readonly party: string;
  readonly dataset?: string;
  readonly out: string;
  readonly mapping?: string;
  readonly list?: string;
  readonly dropKey?: string;
  readonly suggested?: true;
  readonly attest?: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly escape?: string;
  readonly sheet?: string;
  readonly debug?: boolean;
}

/** Files of a party, how they are read, and for which list of which agreement. */
export interface From {
  readonly files: readonly string[];
  readonly read: ReadOptions;
  readonly signed: AgreementWithDigest;
  readonly dataset: string;
}

/** Files that are read and must not be in the folder of the drop. */
export const inputsOf = (
  { agreement, mapping, dropKey }: PrepareOptions,
  files: readonly string[],
): readonly string[] => [
  ...files,
  agreement,
  ...[mapping, dropKey].filter((each) => each !== undefined),
];
