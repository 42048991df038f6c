import { defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { tableLines } from '#cli/render/table.ts';
import { checkVectors } from '#core/identifiers/vectors.ts';

/** `airlock vectors`: the public normalisation vectors, each with its result. */
export const registerVectors: Register = (program, streams, report) =>
  defineCommand<object>(program, {
    name: 'vectors',
    summary: 'check the normalisation profiles against public vectors',
    streams,
    report,
    act: async ({ terminal }) => {
      const results = checkVectors();
      terminal.document(results);
      const rows = results.map(({ vector, normalised, passed }) => [
        passed ? 'ok' : 'FAILED',
        vector.profile,
        vector.kind,
        JSON.stringify(vector.input),
        normalised === undefined ? 'refused' : JSON.stringify(normalised),
      ]);
      for (const line of tableLines(['', 'profile', 'kind', 'input', 'normal form'], rows))
        terminal.say(line);
      const failed = results.filter(({ passed }) => !passed).length;
      terminal.say();
      terminal.say(`${results.length - failed} of ${results.length} vectors hold.`);
      return failed === 0 ? EXIT.done : EXIT.fault;
    },
  });
