import type { ToldFault } from '#cli/fault-of.ts';
import type { Child } from '#console/parts/child.ts';
import { Fault } from '#console/parts/fault.tsx';
import { type Crumb, Layout } from '#console/parts/layout.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { PageContext } from '#console/visit.ts';
import { errorDocument } from '#core/documents/error-document.ts';

/** What a page shows. */
export interface Shown {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** The commands whose documents it shows. */
  readonly commands?: readonly RanInRoom[];
  readonly refresh?: number;
  readonly status?: 200 | 400 | 403 | 404 | 409 | 500;
  readonly body: Child;
}

/**
 * Answers a page; with `?format=json` the documents that it shows, as `airlock … --json` prints them: one, or
 * a list where it runs several commands.
 */
export const show = async (c: PageContext, shown: Shown): Promise<Response> => {
  const { title, crumbs, commands = [], refresh, status = 200, body } = shown;
  const visit = c.get('visit');
  if (commands.length > 0 && c.req.query('format') === 'json') {
    const documents = commands.map(printed);
    return c.json(documents.length === 1 ? documents[0] : documents, status);
  }
  const page = (
    <Layout visit={visit} title={title} crumbs={crumbs} refresh={refresh}>
      {body}
      {commands.length === 0 ? null : <Commands c={c} commands={commands} />}
    </Layout>
  );
  return c.html(visibleHtml((await page).toString()), status);
};

/** What `--json` prints. */
const printed = ({ document, fault }: RanInRoom): object => document ?? errorDocument(fault);

/** The command lines that a page stands for, and where their documents are. */
const Commands = ({
  c,
  commands,
}: {
  readonly c: PageContext;
  readonly commands: readonly RanInRoom[];
}) => {
  const { words } = c.get('visit');
  const address = new URL(c.req.url);
  address.searchParams.set('format', 'json');
  return (
    <footer>
      <details>
        <summary>{words.shared.commands}</summary>
        {commands.map(({ line }) => (
          <pre translate="no">{line}</pre>
        ))}
        <a href={`${address.pathname}${address.search}`}>{words.shared.asJson}</a>
      </details>
    </footer>
  );
};

/** The HTTP status of a fault: whose it is. */
const statusOf = ({ code }: Pick<ToldFault, 'code'>): 400 | 409 | 500 => {
  if (code === 'usage' || code === 'input' || code === 'agreement') return 400;
  return code === 'refused' ? 409 : 500;
};

/** Answers the page of a command of which nothing came: its sentence, and the next step. */
export const showFault = (
  c: PageContext,
  ran: RanInRoom & { readonly fault: ToldFault },
  { title, next }: { readonly title: string; readonly next?: Child },
): Promise<Response> => {
  const { words } = c.get('visit');
  return show(c, {
    title,
    commands: [ran],
    status: statusOf(ran.fault),
    body: (
      <>
        <Fault words={words} fault={ran.fault} />
        {next ? (
          <p>
            {words.shared.next} {next}
          </p>
        ) : null}
      </>
    ),
  });
};
