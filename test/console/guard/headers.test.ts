import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { safeHeaders } from '#console/guard/headers.ts';

it('the policy allows the stylesheet by its hash, and nothing else', () => {
  const hash = createHash('sha256').update('a{}').digest('base64');
  expect(safeHeaders('a{}')['Content-Security-Policy']).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  );
});

it('a browser may say to this server where a form comes from, and to no other', () => {
  expect(safeHeaders('a{}')['Referrer-Policy']).toBe('same-origin');
});
