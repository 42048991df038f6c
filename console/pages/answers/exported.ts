import { releasesShow } from '#cli/commands/releases.ts';
import { exportText } from '#cli/release/export-release.ts';
import { jsonLine } from '#cli/terminal.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';

/** How a browser keeps each form: as a file, never as a page of this console. */
const FORMS = {
  csv: { type: 'text/csv; charset=utf-8', end: 'csv' },
  html: { type: 'text/html; charset=utf-8', end: 'html' },
  vega: { type: 'application/json; charset=utf-8', end: 'vega.json' },
  json: { type: 'application/json; charset=utf-8', end: 'json' },
} as const;
type Form = keyof typeof FORMS;

const isForm = (name: string): name is Form => Object.hasOwn(FORMS, name);

/** Answers an answer as a file, as `releases show` writes it. */
export const exported = async (
  c: PageContext,
  { release, form }: { readonly release: string; readonly form: string },
): Promise<Response> => {
  if (!isForm(form)) return c.notFound();
  const visit = c.get('visit');
  const ran = await runInRoom(visit, {
    ...{ name: 'releases show', command: releasesShow, args: [release] },
    options: form === 'json' ? {} : { [form]: true },
  });
  const { title, toList } = visit.words.answers;
  if (ran.fault) return showFault(c, ran, { title, next: toList });
  const { document } = ran;
  const text =
    document.kind === 'release-export'
      ? exportText(document.lines ?? [], document.format)
      : jsonLine(document);
  const { type, end } = FORMS[form];
  return c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="airlock-answer-${fileName(release)}.${end}"`,
  });
};

/** What a release is called: hex and `-`; of an address that says more, only that. */
const fileName = (release: string): string => release.replace(/[^0-9a-f-]/g, '').slice(0, 41);
