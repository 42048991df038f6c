import { createHash } from 'node:crypto';
import { escaped } from '#cli/html/escaped.ts';
import type { Language } from '#core/documents/governance-document.ts';

/** What every page of ours looks like: by day, by night and on paper, on a phone and on a desk. */
const BASE_STYLE = [
  ':root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#595959;--paper:#fff;--line:#d5d5d5;--bar:#2f6fab}',
  '@media screen and (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--quiet:#b0b3b8;--paper:#16181d;--line:#3a3d44;--bar:#6ea8dc}}',
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}',
  'td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}',
  '@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:10pt}}',
].join('');

/** A page by its parts: markup of ours, in which the texts of others are escaped. */
export interface Page {
  /** Not escaped yet. */
  readonly title: string;
  /** What it looks like beside what every page does. */
  readonly style: string;
  readonly body: readonly string[];
  /** By BCP 47; English if left out. */
  readonly language?: Language;
}

/**
 * A page in one file that fetches nothing and runs nothing. Its style is the one thing that a browser takes, by
 * its digest, so that markup which somebody slips in has none (CSP Level 3, "script-src and style-src hashes").
 */
export const pageLines = ({ title, style, body, language = 'en' }: Page): readonly string[] => {
  const sheet = BASE_STYLE + style;
  const digest = createHash('sha256').update(sheet).digest('base64');
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title><style>${sheet}</style></head><body>`,
    ...body,
    '</body></html>',
  ];
};
