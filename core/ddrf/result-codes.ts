/** Result codes of the Data Deletion Request Framework 1.0, "Result Codes", by names of ours. */
export const RESULT_CODES = {
  accepted: 0,
  malformed: 1,
  'invalid-signature': 2,
  'invalid-token': 3,
  'unsupported-identifier': 4,
  'incorrect-format': 5,
  'invalid-timestamp': 6,
} as const;
export type ResultName = keyof typeof RESULT_CODES;

/** What a server answers beside the acknowledgement: accepted, or a bad request. */
export const httpStatusOf = (result: ResultName): 202 | 400 => (result === 'accepted' ? 202 : 400);

/** What came of a request, and a sentence for `raResultString`, which holds nothing of the request. */
export interface DdrfResult {
  readonly result: ResultName;
  readonly says: string;
}

/** A result by which a request is refused. */
export const refused = (result: Exclude<ResultName, 'accepted'>, says: string): DdrfResult => ({
  result,
  says,
});
