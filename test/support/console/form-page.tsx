import { z } from 'zod';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { Button } from '#console/parts/button.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { TextField } from '#console/parts/form-field.tsx';
import { readForm } from '#console/read-form.ts';
import { show } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';

/** A page of a test with one form, and how often it was sent and taken. */
export interface FormPage {
  readonly page: Page;
  readonly taken: () => number;
}

const Form = z.strictObject({ name: z.string().max(10).optional() });

/** The form, and what is wrong with what was sent. */
const showForm = (c: PageContext, wrong: ReadonlySet<string> = new Set()): Promise<Response> => {
  const visit = c.get('visit');
  const { yes, field, party } = visit.words.shared;
  const body = (
    <WritingForm visit={visit} action="/form">
      <TextField name="name" label={party} error={wrong.has('name') ? field : undefined} />
      <Button primary>{yes}</Button>
    </WritingForm>
  );
  return show(c, { title: yes, status: wrong.size > 0 ? 400 : 200, body });
};

/** Makes a page at `/form` that starts work for each form that every guard let through, and counts how often that ran. */
export const formPage = (): FormPage => {
  let taken = 0;
  const page: Page = {
    path: '/form',
    title: ({ shared }) => shared.product,
    routes: (routes) => {
      routes.get('/', (c) => showForm(c));
      routes.post('/', async (c) => {
        const { form, wrong, nonce } = await readForm(c, Form);
        if (wrong) return showForm(c, wrong);
        const job = c.get('visit').jobs.start({
          ...{ nonce, title: ({ shared }) => shared.product },
          run: async () => {
            taken += 1;
            return { document: { kind: 'taken', ...form } };
          },
          outcome: { view: (document) => JSON.stringify(document) },
        });
        return c.redirect(jobPath(job), 303);
      });
    },
  };
  return { page, taken: () => taken };
};
