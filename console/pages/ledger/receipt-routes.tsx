import { z } from 'zod';
import { ledgerVerify } from '#cli/commands/ledger.ts';
import { ownNames } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { HoldForm, ReceiptView } from '#console/pages/ledger/receipt.tsx';
import { readReceipt, receiptFile } from '#console/pages/ledger/receipt-file.ts';
import { VerdictView } from '#console/pages/ledger/verdict.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';

/** The proof of a ledger, by `airlock ledger verify`, and the receipts that hold it to what it was. */
export const receiptRoutes = (routes: PageRoutes): void => {
  routes.get('/verify', startVerify);
  routes.get('/receipt', showReceipt);
  routes.get('/receipt/file', sendReceipt);
};

const NAME = 'ledger verify';

/** What a receipt may stand in. */
const filesOf = async ({ files }: Visit): Promise<readonly string[]> => {
  const [json, text] = [
    await ownNames(files, 'file', '.json'),
    await ownNames(files, 'file', '.txt'),
  ];
  return [...json, ...text];
};

const crumbsOf = ({ words }: Visit) => [{ text: words.ledger.title, to: '/ledger' }];

const showReceipt = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const title = visit.words.ledger.receipt;
  const notes: string[] = [];
  const onNote = (line: string) => void notes.push(line);
  const ran = await runInRoom(visit, { name: NAME, command: ledgerVerify, onNote });
  if (ran.fault) return showFault(c, ran, { title });
  const files = await filesOf(visit);
  const body = <ReceiptView visit={visit} verdict={ran.document} notes={notes} files={files} />;
  return show(c, { title, crumbs: crumbsOf(visit), commands: [ran], body });
};

/** The receipt of now as a file; of a ledger that is broken there is none, and the page says so. */
const sendReceipt = async (c: PageContext): Promise<Response> => {
  const ran = await runInRoom(c.get('visit'), { name: NAME, command: ledgerVerify });
  if (ran.document?.outcome !== 'whole') return c.redirect('/ledger/receipt', 303);
  const { head } = ran.document;
  return c.body(receiptFile(head), 200, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="airlock-receipt-${head.sequence}.json"`,
  });
};

const Asked = z.strictObject({ receipt: z.string().optional() });

const startVerify = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = readQuery(c, Asked);
  const name = read.form?.receipt;
  const receipt = name === undefined ? undefined : await readReceipt(visit.files, name);
  if (read.wrong || (name !== undefined && receipt === undefined)) return showNone(c, name);
  const options = receipt === undefined ? {} : { receipt };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ ledger }) => ledger.verdict.title,
    run: (onNote) => runInRoom(visit, { name: NAME, command: ledgerVerify, options, onNote }),
    outcome: {
      view: (verdict: LedgerVerdictDocument, reader) => (
        <VerdictView visit={reader} verdict={verdict} receipt={receipt} />
      ),
    },
  });
  return c.redirect(jobPath(job), 303);
};

const showNone = async (c: PageContext, name: string | undefined): Promise<Response> => {
  const visit = c.get('visit');
  const { ledger, shared } = visit.words;
  const files = await filesOf(visit);
  return show(c, {
    ...{ title: ledger.hold, crumbs: crumbsOf(visit), status: 400 },
    body: (
      <>
        <Alert words={visit.words} kind="error">
          <p>{shared.wrong}</p>
        </Alert>
        <HoldForm visit={visit} files={files} wrong={name ?? ''} />
      </>
    ),
  });
};
