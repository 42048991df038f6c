/** What a form may have at most: files are named and not sent, so the longest is a mapping of a hundred columns. */
export const MAX_FORM_BYTES = 256 * 1024;

/** What a request says of its body. */
export interface Announced {
  readonly length: string | undefined;
  readonly type: string | undefined;
}

const FORM = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** Whether a request brings a form that is short enough. One that does not say how long it is is not read at all. */
export const isShortForm = ({ length, type }: Announced): boolean =>
  FORM.test(type ?? '') && /^\d{1,9}$/.test(length ?? '') && Number(length) <= MAX_FORM_BYTES;
