import { createHash } from 'node:crypto';

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What every answer says to the browser: that a page may show one stylesheet and run nothing, loads nothing and is
 * framed by nobody, that nothing of it is kept, and that no other page learns its address.
 */
export const safeHeaders = (style: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    // The empty icon, without which browsers ask for one.
    'img-src data:',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'Cache-Control': 'no-store',
  'X-Frame-Options': 'DENY',
  // Without it browsers would not say either where a form comes from, which the guard of forms asks.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
});
