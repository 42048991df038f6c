import { fileURLToPath } from 'node:url';
import { fetchOrSay, type PythonTool } from '#proof/python/python-environment.ts';

/** cfn-lint and parliament, from PyPI. */
export const LINTERS: PythonTool = {
  what: 'The linter of templates',
  folder: 'template-linters',
  requirements: fileURLToPath(new URL('requirements.txt', import.meta.url)),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await fetchOrSay(LINTERS);
