import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';

/** Reads the logs of a folder, says how far that is, and lends them. */
export const withLogs = <Result>(
  terminal: Terminal,
  logs: { readonly folder: string; readonly scope?: RoomScope | undefined },
  use: (trail: Trail) => Promise<Result>,
): Promise<Result> =>
  withTemporaryScratch('audit', async (scratch) => {
    await using trail = await openTrail(logs.folder, {
      ...{ scope: logs.scope, scratch },
      onProgress: ({ files, events }) => terminal.progress(`${files} files, ${events} events read`),
    });
    terminal.progress('');
    return await use(trail);
  });
