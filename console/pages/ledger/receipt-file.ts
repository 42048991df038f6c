import { z } from 'zod';
import { ownText } from '#console/files/own-files.ts';

/** A receipt is a number and a checksum; what "ledger verify --json" prints has it with little more. */
const MAX_RECEIPT_BYTES = 64 * 1024;

const Head = z.object({
  sequence: z.int().nonnegative(),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});
type Head = z.infer<typeof Head>;

/** A receipt as the console or the home of a person keeps it, or a verdict as "ledger verify --json" prints it. */
const Kept = z.union([Head, z.object({ head: Head }).transform(({ head }) => head)]);

/** A receipt as `ledger verify --receipt` takes it. */
export const receiptText = ({ sequence, checksum }: Head): string => `${sequence}:${checksum}`;

/** A receipt as a file. */
export const receiptFile = ({ sequence, checksum }: Head): string =>
  `${JSON.stringify({ sequence, checksum })}\n`;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The receipt that stands in a text: as a file of JSON, or as it is printed. Undefined where none does. */
export const receiptIn = (text: string): string | undefined => {
  const kept = Kept.safeParse(jsonOf(text));
  if (kept.success) return receiptText(kept.data);
  return /(?:^|\s)(\d{1,12}:[0-9a-f]{64})(?:\s|$)/.exec(text)?.[1];
};

/** The receipt in a file of the console's own folder. Undefined where it holds none. */
export const readReceipt = async (folder: string, name: string): Promise<string | undefined> => {
  const text = await ownText(folder, name, MAX_RECEIPT_BYTES);
  return text === undefined ? undefined : receiptIn(text);
};
