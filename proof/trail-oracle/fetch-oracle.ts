import { fileURLToPath } from 'node:url';
import { fetchOrSay, type PythonTool } from '#proof/python/python-environment.ts';

/** The AWS command line, from PyPI: `aws cloudtrail validate-logs` is what ours is held against. */
export const TRAIL_ORACLE: PythonTool = {
  what: 'The AWS command line',
  folder: 'trail-oracle',
  requirements: fileURLToPath(new URL('requirements.txt', import.meta.url)),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await fetchOrSay(TRAIL_ORACLE);
