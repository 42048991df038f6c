import { FORM_TOKEN_FIELD } from '#console/guard/form-token.ts';
import type { Child } from '#console/parts/child.ts';
import type { Visit } from '#console/visit.ts';

/** The field by which the same form sent twice is known. */
export const NONCE_FIELD = 'nonce';

/** A form that does something: it carries the token of the session and a name of its own. An auditor sees none. */
export const WritingForm = ({
  visit,
  action,
  children,
}: {
  readonly visit: Pick<Visit, 'isAuditor' | 'formToken' | 'newNonce'>;
  readonly action: string;
  readonly children: Child;
}) =>
  visit.isAuditor ? null : (
    <form method="post" action={action}>
      <input type="hidden" name={FORM_TOKEN_FIELD} value={visit.formToken} />
      <input type="hidden" name={NONCE_FIELD} value={visit.newNonce()} />
      {children}
    </form>
  );

/** A form that only chooses what the page shows: what was chosen stands in the address. */
export const ReadingForm = ({
  action,
  children,
}: {
  readonly action: string;
  readonly children: Child;
}) => (
  <form method="get" action={action}>
    {children}
  </form>
);

/** A form that starts work which only reads the room: an auditor may send it, and twice is once. */
export const LookingForm = ({
  visit,
  action,
  children,
}: {
  readonly visit: Pick<Visit, 'newNonce'>;
  readonly action: string;
  readonly children: Child;
}) => (
  <ReadingForm action={action}>
    <input type="hidden" name={NONCE_FIELD} value={visit.newNonce()} />
    {children}
  </ReadingForm>
);
