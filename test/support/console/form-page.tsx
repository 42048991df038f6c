import type { Page } from '#console/page.ts';
import { Button } from '#console/parts/button.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { show } from '#console/show.tsx';

/** A page of a test with one form, and how often it was sent and taken. */
export interface FormPage {
  readonly page: Page;
  readonly taken: () => number;
}

/** Makes a page at `/form` that counts the forms that every guard let through. */
export const formPage = (): FormPage => {
  let taken = 0;
  const page: Page = {
    path: '/form',
    title: ({ shared }) => shared.product,
    routes: (routes) => {
      routes.get('/', (c) => {
        const visit = c.get('visit');
        const { yes } = visit.words.shared;
        const body = (
          <WritingForm visit={visit} action="/form">
            <Button primary>{yes}</Button>
          </WritingForm>
        );
        return show(c, { title: yes, body });
      });
      routes.post('/', (c) => {
        taken += 1;
        return c.redirect('/form', 303);
      });
    },
  };
  return { page, taken: () => taken };
};
