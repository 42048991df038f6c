import { fileURLToPath } from 'node:url';
import { fetchOrSay, type PythonTool } from '#proof/python/python-environment.ts';

/** Splink, from PyPI: what links people in the clear is what our matching of keyed tokens is held against. */
export const SPLINK: PythonTool = {
  what: 'Splink',
  folder: 'splink',
  requirements: fileURLToPath(new URL('requirements.txt', import.meta.url)),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await fetchOrSay(SPLINK);
