import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '#cli/render/table.ts';
import type { ForgottenDocument } from '#core/documents/forgetting-document.ts';
import { mustRun } from '#proof/demo/demo-place.ts';
import type { Step } from '#proof/demo/step.ts';

/** So many lines of the brand's file are those of people who ask, the header before them. */
const ASKING = 200;

/** People of the brand ask to be forgotten: they leave every version, and the receipt stands in the ledger. */
export const forgetSome: Step = {
  title:
    'Some of the brand’s customers ask to be forgotten: they leave the room, and a receipt stays',
  act: async ({ room, files }) => {
    const lines = (await readFile(join(files, 'brand-customers.csv'), 'utf8')).split('\n');
    const list = join(files, 'asking.csv');
    await writeFile(list, `${lines.slice(0, ASKING + 1).join('\n')}\n`);
    const receipt = (await mustRun(
      ...['forget', list, '--room', room, '--party', 'brand'],
      ...['--mapping', join(files, 'brand-mapping.yaml')],
    )) as ForgottenDocument;
    const { request, received, due, successors } = receipt;
    const entries = JSON.stringify(await mustRun('ledger', 'list', '--room', room));
    return {
      lines: [
        `Request ${request}: received ${received}, due ${due}, done ${receipt.done.slice(0, 10)}.`,
        ...successors.map(
          ({ dataset, former, version, removed, left }) =>
            `${dataset} ${former} is ${version} now: ${count(removed)} people taken out, ${count(left)} left. The ledger tells the partner neither.`,
        ),
      ],
      faults: [
        ...(successors.some(({ removed }) => removed > 0) ? [] : ['nobody was taken out']),
        ...(entries.includes(request) ? [] : ['the ledger has no receipt']),
      ],
    };
  },
};
