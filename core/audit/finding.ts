import type { Severity } from '#core/audit/severity.ts';

/**
 * What a detection found of one subject: a principal most often, else a resource or an address. Its texts are
 * others' and printable: safe in one line of a terminal, and not yet in HTML.
 */
export interface Finding {
  /** Id of the detection. */
  readonly detection: string;
  readonly title: string;
  readonly severity: Severity;
  readonly techniques: readonly string[];
  readonly subject: string;
  readonly principals: readonly string[];
  /** Calls as policies name them: `kms:Decrypt`. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly addresses: readonly string[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** ISO 8601, in UTC, to the second. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** How many, all of them. */
  readonly events: number;
  /** Of the first ones. */
  readonly eventIds: readonly string[];
  readonly means: string;
  readonly todo: string;
  /** The page that says what to do, hour by hour. */
  readonly runbook?: string;
}
