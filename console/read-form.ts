import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import { FORM_TOKEN_FIELD } from '#console/guard/form-token.ts';
import { NONCE_FIELD } from '#console/parts/form.tsx';
import type { PageContext } from '#console/visit.ts';

/**
 * A form that was sent: what it says, or which fields have to be put right. Its `nonce` is of the form and of what it says: the
 * same form with other words, as somebody sends it who went back to it, is other work, and so is
 * each that came without a name.
 */
export type ReadForm<Form> =
  | { readonly form: Form; readonly nonce: string; readonly wrong?: never }
  | {
      readonly wrong: ReadonlySet<string>;
      readonly form?: never;
      readonly nonce: string;
      /** As it was sent, to show it again. */
      readonly sent: Readonly<Record<string, string | readonly string[]>>;
    };

type Sent = Readonly<Record<string, string | string[]>>;

/** Texts alone; fields that were left empty are left out, as options of a command line are. */
const textsOf = (fields: Readonly<Record<string, unknown>>): Sent => {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && value !== '') kept[name] = value;
    if (Array.isArray(value)) kept[name] = value.filter((each) => typeof each === 'string');
  }
  return kept;
};

/** What was sent under which name of a form. */
interface SentForm {
  readonly name: unknown;
  readonly fields: Sent;
}

/** Keyed by the name: fields may be identifiers of people. */
const nonceOf = (c: PageContext, { name, fields }: SentForm): string => {
  const key = typeof name === 'string' && name !== '' ? name : c.get('visit').newNonce();
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest('base64url');
};

const readBy = <Form>(c: PageContext, schema: z.ZodType<Form>, sent: SentForm): ReadForm<Form> => {
  const { fields } = sent;
  const nonce = nonceOf(c, sent);
  const read = schema.safeParse(fields);
  if (read.success) return { form: read.data, nonce };
  return {
    wrong: new Set(read.error.issues.map(({ path }) => String(path[0] ?? ''))),
    nonce,
    sent: fields,
  };
};

/**
 * Reads what a POST brings, strictly. A field of a form that was sent several times is a list, and else a text. The
 * guards looked at its token before.
 */
export const readForm = async <Form>(
  c: PageContext,
  schema: z.ZodType<Form>,
): Promise<ReadForm<Form>> => {
  const {
    [FORM_TOKEN_FIELD]: _,
    [NONCE_FIELD]: name,
    ...fields
  } = await c.req.parseBody({ all: true });
  return readBy(c, schema, { name, fields: textsOf(fields) });
};

/** What an address may have beside the fields of its page. */
const OF_EVERY_PAGE = new Set(['lang', 'format', NONCE_FIELD]);

/** Reads what stands in the address of a GET, in the same way; its nonce, if it is a form that starts work. */
export const readQuery = <Form>(c: PageContext, schema: z.ZodType<Form>): ReadForm<Form> => {
  const fields = Object.entries(c.req.queries())
    .filter(([name]) => !OF_EVERY_PAGE.has(name))
    .map(([name, values]) => [name, values.length === 1 ? values[0] : values] as const);
  const name = c.req.query(NONCE_FIELD);
  return readBy(c, schema, { name, fields: textsOf(Object.fromEntries(fields)) });
};
