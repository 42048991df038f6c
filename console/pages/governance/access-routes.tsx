import { z } from 'zod';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { subject } from '#cli/commands/subject.ts';
import { linesText } from '#cli/file-text.ts';
import { htmlLetter } from '#cli/subject/html-letter.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import { jsonLine } from '#cli/terminal.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { AccessForm } from '#console/pages/governance/access-form.tsx';
import { crumbsOf } from '#console/pages/governance/crumbs.ts';
import { documentOf, showGone } from '#console/pages/governance/job-document.tsx';
import { FILE_FORMS, type FileForm, sendFile } from '#console/pages/governance/send-file.ts';
import { SubjectView } from '#console/pages/governance/subject.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import { LANGUAGES, type Language } from '#core/documents/governance-document.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { SUBJECT_KINDS } from '#core/drops/subject-identifier.ts';
import { MAX_SUBJECT_BYTES } from '#core/subject-limits.ts';

/** Requests of people for what is held about them, by `airlock subject`. */
export const accessRoutes = (routes: PageRoutes): void => {
  routes.get('/access', (c) => showForm(c, new Set()));
  routes.post('/access', askAbout);
  routes.get('/access/:id/letter', sendLetter);
};

/** As a form sends it: who is meant stands in the body of the request and nowhere else. */
const Asked = z.strictObject({
  identifiers: z
    .string()
    .max(MAX_SUBJECT_BYTES)
    .regex(/[^\s\0]/),
  kind: z.enum(SUBJECT_KINDS).optional(),
});

/** What was typed is not shown again: a form that is put right is typed again. */
const showForm = async (c: PageContext, wrong: ReadonlySet<string>): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.access;
  const ran = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (ran.fault) return showFault(c, ran, { title });
  const body = <AccessForm visit={visit} shown={ran.document} wrong={wrong} />;
  const status = wrong.size > 0 ? 400 : 200;
  return show(c, { title, crumbs: crumbsOf(visit), commands: [ran], status, body });
};

const askAbout = async (c: PageContext): Promise<Response> => {
  const { form, wrong, nonce } = await readForm(c, Asked);
  if (wrong) return showForm(c, wrong);
  return c.redirect(startAsking(c.get('visit'), nonce, form), 303);
};

/** The work forgets what was typed as soon as the room has it. */
const startAsking = (visit: Visit, nonce: string, { identifiers, kind }: z.infer<typeof Asked>) => {
  let typed = identifiers;
  const job = visit.jobs.start({
    ...{ nonce, title: ({ access }) => access.answer },
    run: (onNote) => {
      const input = typed;
      typed = '';
      return runInRoom(visit, {
        ...{ name: 'subject', command: subject, args: ['-'], input, onNote },
        options: { party: visit.party, ...(kind !== undefined && { kind }) },
      });
    },
    outcome: {
      view: (answer: SubjectDocument, reader) => (
        <SubjectView visit={reader} answer={answer} path={pathOf(reader)} />
      ),
    },
  });
  return jobPath(job);
};

/** The answer is known by the work that it came of, whose page shows it. */
const pathOf = ({ path }: Visit): string =>
  `/governance/access/${path.slice(path.lastIndexOf('/') + 1)}/letter`;

const Wanted = z.strictObject({
  form: z.enum(FILE_FORMS),
  language: z.enum(LANGUAGES).default('en'),
});

const LETTERS: Readonly<Record<FileForm, (answer: SubjectDocument, language: Language) => string>> =
  {
    html: (answer, language) => linesText(htmlLetter(letterOf(answer, language))),
    md: (answer, language) => linesText(markdownLetter(letterOf(answer, language))),
    json: jsonLine,
  };

const sendLetter = async (c: PageContext): Promise<Response> => {
  const { form: wanted } = readQuery(c, Wanted);
  const answer = documentOf(c, SubjectDocument);
  if (!wanted || !answer) return showGone(c);
  const { form, language } = wanted;
  const about = ['access', answer.at.slice(0, 10), ...(form === 'json' ? [] : [language])];
  return sendFile(c, {
    ...{ about: about.join('-'), form },
    text: LETTERS[form](answer, language),
  });
};
