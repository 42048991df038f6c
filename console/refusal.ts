import type { CommandDocument } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import type { ToldFault } from '#cli/fault-of.ts';
import type { Ran } from '#console/run-command.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';

type Refusal = Pick<RefusalDocument, 'kind' | 'error'>;

const isRefusal = (document: CommandDocument | Refusal): document is Refusal =>
  document.kind === 'error';

/** What came of a command, with or without the line that does the same. */
interface Came<Document extends CommandDocument> {
  readonly document?: Document;
  readonly fault?: ToldFault;
}

/** The same as `Ran`, in which a refused question is a fault like any other: it is shown in the same way. */
export const withoutRefusal = <Document extends CommandDocument>({
  document,
  fault,
}: Came<Document>): Ran<Exclude<Document, Refusal>> => {
  if (fault) return { fault };
  if (document === undefined) throw new Error('a command came to neither a document nor a fault');
  if (!isRefusal(document)) return { document: document as Exclude<Document, Refusal> };
  const { code, reason, message } = document.error;
  // Questions are refused for reasons of their own too, which the catalogue knows by the same codes.
  return { fault: { code, reason, message, exit: EXIT.refused } as ToldFault };
};
