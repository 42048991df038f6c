import { expect, it } from 'vitest';
import { fileName } from '#console/pages/governance/send-file.ts';

it.each([
  ['access-2026-11-28-fr', 'airlock-access-2026-11-28-fr.md'],
  ['../../etc/passwd', 'airlock-etc-passwd.md'],
  ['"a\r\nset-cookie: b', 'airlock-a-set-cookie-b.md'],
  ['été', 'airlock-t.md'],
  ['a'.repeat(200), `airlock-${'a'.repeat(80)}.md`],
])('no name of a file has anything but letters, digits and hyphens: %j', (about, name) => {
  expect(fileName({ about, form: 'md' })).toBe(name);
});
