import { describe, expect, it } from 'vitest';
import { opensOtherListDoor } from '#test/architecture/list-door.ts';
import { readSources } from '#test/architecture/source-file.ts';

const ours = await readSources(['adapters', 'cli', 'core', 'lambdas', 'redteam']);

describe('the door of lists', () => {
  it('is the only place that draws a list and hands out labels', () => {
    expect(ours.map(({ path }) => path)).toContain('core/usecases/activation/make-list.ts');
    expect(opensOtherListDoor(ours)).toEqual([]);
  });

  it.each([
    ['core/usecases/peek.ts', "import type { ListEngine } from '#core/ports/list-engine.ts';"],
    ['core/usecases/peek.ts', 'await room.listEngine.members(query, use);'],
    ['cli/commands/peek.ts', "import { D } from '#adapters/duckdb/duckdb-list-engine.ts';"],
    ['lambdas/peek.ts', "import { L } from '#adapters/duckdb/lent-list-engine.ts';"],
    [
      'core/usecases/questions/peek.ts',
      "import { findLabels } from '#core/usecases/activation/list-object.ts';",
    ],
    [
      'core/usecases/activation/take-list.ts',
      "import { drawList } from '#core/usecases/activation/draw-list.ts';",
    ],
    ['cli/commands/peek.ts', "import { isListed } from '#core/activation/membership-coin.ts';"],
  ])('would find another one in %s: %s', (path, text) => {
    expect(opensOtherListDoor([{ path, text }])).toHaveLength(1);
  });

  it('lets the door itself draw', () => {
    const text = "import { drawList } from '#core/usecases/activation/draw-list.ts';";
    expect(opensOtherListDoor([{ path: 'core/usecases/activation/make-list.ts', text }])).toEqual(
      [],
    );
  });
});
