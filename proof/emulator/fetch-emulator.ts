import { fileURLToPath } from 'node:url';
import { fetchOrSay, type PythonTool } from '#proof/python/python-environment.ts';

/** The emulator of AWS, from PyPI. */
export const EMULATOR: PythonTool = {
  what: 'The emulator',
  folder: 'emulator',
  requirements: fileURLToPath(new URL('requirements.txt', import.meta.url)),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await fetchOrSay(EMULATOR);
