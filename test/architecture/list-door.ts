import { posix } from 'node:path';
import type { Rule } from '#test/architecture/code-rules.ts';
import { codeOf, importsOf } from '#test/architecture/source-file.ts';

const FOLDER = 'core/usecases/activation/';
const MAKE = `${FOLDER}make-list.ts`;
const DRAW = `${FOLDER}draw-list.ts`;
const TAKE = `${FOLDER}take-list.ts`;

/** Who may import what only the door of lists needs. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'core/ports/list-engine.ts': [MAKE, DRAW, 'adapters/local/deps.ts', 'adapters/aws/deps.ts'],
  [DRAW]: [MAKE],
  // A plan says who is of the segment, and asks nobody.
  'core/matching/list-query.ts': [DRAW, `${FOLDER}planned-list.ts`, 'core/ports/list-engine.ts'],
  // Labels are read by the publisher's way out, and where a room is proven whole.
  [`${FOLDER}list-object.ts`]: [MAKE, TAKE, 'core/usecases/upkeep/verify-room.ts'],
  'core/activation/membership-coin.ts': [DRAW],
  [MAKE]: ['adapters/local/local-client.ts', 'lambdas/make-list/handler.ts'],
  [TAKE]: ['adapters/local/local-client.ts', 'adapters/aws/client/deployed-client.ts'],
};

/** What asks the vault, and the same over files that it is lent. */
const ENGINES = ['adapters/duckdb/duckdb-list-engine.ts', 'adapters/duckdb/lent-list-engine.ts'];

/**
 * The second door: who is of a segment is asked in `draw-list.ts` alone, which `make-list.ts` alone calls; labels leave by
 * `take-list.ts`. The engine behind it is made where rooms are put together.
 */
export const opensOtherListDoor: Rule = (files) =>
  files.flatMap((file) => {
    const { path } = file;
    const imports = importsOf(file).map(({ target }) => target);
    const isEngine = ENGINES.includes(path);
    const kept = imports.some(
      (each) => KEPT[each] !== undefined && !KEPT[each].includes(path) && !isEngine,
    );
    const concrete = imports.some((each) => ENGINES.includes(each));
    const runs = /\blistEngine\.members\b/.test(codeOf(file.text));
    return [
      ...(kept ? [`${path}: reaches for what makes lists`] : []),
      ...(concrete && !isEngine && posix.basename(path) !== 'deps.ts'
        ? [`${path}: makes an engine`]
        : []),
      ...(runs && path !== DRAW ? [`${path}: asks who is of a segment`] : []),
    ];
  });
