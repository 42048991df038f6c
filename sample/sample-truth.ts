import type { LintReason } from '#core/lint/reasons.ts';

/** What a correct lint finds in one file. A reason that no row has is left out. */
export interface FileTruth {
  readonly file: string;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: Readonly<Partial<Record<LintReason, number>>>;
}

/**
 * Matched people. A person matches on a kind if both files hold an accepted row of theirs with
 * that identifier, neither missing nor set aside nor mistyped; noise and threshold come later.
 */
interface OverlapTruth {
  /** People found by a question that matches on e-mail only. */
  readonly email: number;
  /** People found by a question that matches on phone only. */
  readonly phone: number;
  /** People found by either, e-mail first and then phone: each counts once. */
  readonly waterfall: number;
}

/** What is true about a sample: the measure for everything that is computed from it. */
export interface SampleTruth {
  readonly seed: number;
  readonly brandPeople: number;
  readonly publisherPeople: number;
  readonly sharedPeople: number;
  readonly files: { readonly brand: FileTruth; readonly publisher: FileTruth };
  readonly overlap: OverlapTruth;
  /**
   * The people of the waterfall match by attribute ("brand.tier" → "gold") and by each pair of a
   * brand's and a publisher's attribute ("brand.tier × publisher.device" → "gold × tv"). Every
   * declared cell is there, also with 0; the cells of each table add up to `overlap.waterfall`.
   */
  readonly segments: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
