import { z } from 'zod';
import { dpia, lia, notice, records, terms } from '#cli/commands/governance-documents.ts';
import { linesText } from '#cli/file-text.ts';
import { htmlLines } from '#cli/governance/html.ts';
import { markdownLines } from '#cli/governance/markdown.ts';
import { jsonLine } from '#cli/terminal.ts';
import { ownNames, ownPath } from '#console/files/own-files.ts';
import { crumbsOf } from '#console/pages/governance/crumbs.ts';
import { PaperForm, PaperView } from '#console/pages/governance/paper.tsx';
import { FILE_FORMS, type FileForm, sendFile } from '#console/pages/governance/send-file.ts';
import { readQuery } from '#console/read-form.ts';
import { type RanInRoom, runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import {
  type DocumentName,
  GOVERNANCE_DOCUMENTS,
  type GovernanceDocument,
  LANGUAGES,
} from '#core/documents/governance-document.ts';

const COMMANDS = { dpia, lia, notice, records, terms } as const;

/** What a document may be asked with: a language, and what other commands said, by names of files of the folder. */
const Asked = z.strictObject({
  language: z.enum(LANGUAGES).optional(),
  audit: z.string().optional(),
  redteam: z.string().optional(),
  form: z.enum(FILE_FORMS).optional(),
});
type Asked = z.infer<typeof Asked>;

/** Documents for officers, authorities and people: read here, or kept as a file. */
export const documentsRoutes = (routes: PageRoutes): void => {
  for (const name of GOVERNANCE_DOCUMENTS) {
    routes.get(`/documents/${name}`, (c) => showPaper(c, name));
    routes.get(`/documents/${name}/file`, (c) => sendPaper(c, name));
  }
};

/** Only a file that lies in the folder of the console is read. */
const askedOf = async (c: PageContext): Promise<Asked | undefined> => {
  const { form } = readQuery(c, Asked);
  const names = await jsonFiles(c.get('visit'));
  const isThere = (name: string | undefined): boolean => name === undefined || names.includes(name);
  return form && isThere(form.audit) && isThere(form.redteam) ? form : undefined;
};

const jsonFiles = ({ files }: Visit): Promise<readonly string[]> =>
  ownNames(files, 'file', '.json');

const written = (
  visit: Visit,
  name: DocumentName,
  { language, audit, redteam }: Asked,
): Promise<RanInRoom<GovernanceDocument>> =>
  runInRoom(visit, {
    ...{ name, command: COMMANDS[name] },
    options: {
      ...(name === 'notice' && { language: language ?? visit.reads }),
      ...(name === 'dpia' && audit !== undefined && { audit: ownPath(visit.files, audit) }),
      ...(name === 'dpia' && redteam !== undefined && { redteam: ownPath(visit.files, redteam) }),
    },
  });

const showPaper = async (c: PageContext, name: DocumentName): Promise<Response> => {
  const visit = c.get('visit');
  const title = visit.words.papers.names[name];
  const asked = await askedOf(c);
  const ran = await written(visit, name, asked ?? {});
  if (ran.fault) return showFault(c, ran, { title });
  const address = (form: FileForm): string =>
    `/governance/documents/${name}/file?${new URLSearchParams({ ...asked, form })}`;
  const body = (
    <>
      {name === 'dpia' ? (
        <PaperForm
          visit={visit}
          files={await jsonFiles(visit)}
          asked={asked ?? {}}
          isWrong={asked === undefined}
        />
      ) : null}
      <PaperView visit={visit} paper={ran.document} address={address} />
    </>
  );
  const status = asked === undefined ? 400 : 200;
  return show(c, { title, crumbs: crumbsOf(visit), commands: [ran], status, body });
};

const FORMS: Readonly<Record<FileForm, (paper: GovernanceDocument) => string>> = {
  html: (paper) => linesText(htmlLines(paper)),
  md: (paper) => linesText(markdownLines(paper)),
  json: jsonLine,
};

const sendPaper = async (c: PageContext, name: DocumentName): Promise<Response> => {
  const asked = await askedOf(c);
  if (asked?.form === undefined) return c.redirect(`/governance/documents/${name}`, 303);
  const visit = c.get('visit');
  const ran = await written(visit, name, asked);
  if (ran.fault) return showFault(c, ran, { title: visit.words.papers.names[name] });
  const { collaboration, at, language } = ran.document;
  return sendFile(c, {
    about: [collaboration, name, ...(name === 'notice' ? [language] : []), at.slice(0, 10)].join(
      '-',
    ),
    ...{ form: asked.form, text: FORMS[asked.form](ran.document) },
  });
};
