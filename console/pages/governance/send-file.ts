import type { PageContext } from '#console/visit.ts';

/** The forms in which something can be kept. */
export const FILE_FORMS = ['html', 'md', 'json'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

const TYPES: Readonly<Record<FileForm, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** A file to keep. */
export interface Kept {
  /** What it is about; what no name of a file may have is left out of it. */
  readonly about: string;
  readonly form: FileForm;
  readonly text: string;
}

const MAX_STEM = 80;

/** A name that is safe on every disk and in a header, whatever it was made of. */
export const fileName = ({ about, form }: Pick<Kept, 'about' | 'form'>): string => {
  const stem = about.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `airlock-${stem.replace(/^-/, '').slice(0, MAX_STEM).replace(/-$/, '')}.${form}`;
};

/** Answers a file that the browser keeps: it is never shown as a page of the console. */
export const sendFile = (c: PageContext, kept: Kept): Response =>
  c.body(kept.text, 200, {
    'content-type': TYPES[kept.form],
    'content-disposition': `attachment; filename="${fileName(kept)}"`,
  });
