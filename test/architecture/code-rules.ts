import { posix } from 'node:path';
import {
  codeOf,
  importsOf,
  type SourceFile,
  withoutComments,
} from '#test/architecture/source-file.ts';

/** Most lines of a handler: it only takes apart and puts together. */
const HANDLER_LINES = 60;

/** Answers every breach of one rule, as `file` or `file:line`. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

const linesMatching = (file: SourceFile, code: string, pattern: RegExp): readonly string[] =>
  code.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${file.path}:${at + 1}`] : []));

/** Time and chance come in by ports, so that core always gives the same answer to the same input. */
export const readsClockOrChance: Rule = (files) =>
  files.flatMap((file) =>
    linesMatching(file, codeOf(file.text), /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/),
  );

/** A path meets SQL in one place, which knows what an engine takes for a pattern in it. */
export const namesFilesInSql: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'adapters/duckdb/quote.ts')
    .flatMap((file) =>
      linesMatching(
        file,
        withoutComments(file.text),
        /read_parquet\(|read_csv\((?!\$\{quoteFile\()|\bto \$\{quoteText\(/,
      ),
    );

/** Programs are told why the room refuses: only `refusal` gives that code, and it asks for a reason. */
export const refusesWithoutReason: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'core/errors.ts')
    .filter(({ text }) => /AirlockError\(\s*'refused'/.test(withoutComments(text)))
    .map(({ path }) => path);

/** A handler that is longer does more than take apart and put together. */
export const hasLongHandler: Rule = (files) =>
  files
    .filter(({ path }) => /^lambdas\/[^/]+\/handler\.ts$/.test(path))
    .filter(({ text }) => text.trimEnd().split('\n').length > HANDLER_LINES)
    .map(({ path }) => path);

/** Such a name says nothing about what is inside. */
export const hasVagueName: Rule = (files) =>
  files
    .filter(({ path }) => /(^|[/-])(utils?|helpers?|common|misc)([/.-]|$)/.test(path))
    .map(({ path }) => path);

/** Folders are named in kebab-case, as lint wants files to be. */
export const hasOddFolder: Rule = (files) =>
  files
    .filter(({ path }) =>
      posix
        .dirname(path)
        .split('/')
        .some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part)),
    )
    .map(({ path }) => path);

const EXPORT = /^export (?:abstract )?(?:const|function|async function|class|interface) (\w+)/;

/** What others may use says above itself what it promises. */
export const lacksDocstring: Rule = (files) =>
  files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, at) => {
      const name = EXPORT.exec(line)?.[1];
      if (!name) return [];
      let above = at - 1;
      while (lines[above]?.startsWith('// biome-ignore')) above -= 1;
      return lines[above]?.trimEnd().endsWith('*/') ? [] : [`${path}:${at + 1} ${name}`];
    });
  });

/** Who writes to a stream: whatever stands in a text is escaped there. */
const WRITERS = new Set(
  ['cli/main', 'cli/terminal', 'cli/program', 'cli/standard-streams', 'proof/demo/main'].map(
    (name) => `${name}.ts`,
  ),
);

/** Files of the command line that write to a stream past the terminal. */
export const writesPastTerminal: Rule = (files) =>
  files
    .filter(({ path }) => /^(?:cli|sample|redteam|proof\/demo)\//.test(path) && !WRITERS.has(path))
    .filter(({ text }) => /(?:out|err)\.write\b/.test(codeOf(text)))
    .map(({ path }) => path);

/** Ports are promises: nothing in them runs. */
export const portRuns: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('core/ports/'))
    .filter(
      (file) =>
        importsOf(file).some(({ typeOnly }) => !typeOnly) ||
        /^export (?!type |interface )/m.test(withoutComments(file.text)),
    )
    .map(({ path }) => path);

const DOOR = 'core/usecases/questions/answer-question.ts';
/** What the door calls to run a query and turn its counts into a release. */
const RELEASE = 'core/usecases/questions/compute-release.ts';
/** What describes a query, without running it. */
const QUERY = 'core/usecases/questions/question-query.ts';

/** Who may import what only the door needs. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  [RELEASE]: [DOOR],
  'core/privacy/exact/exact-release.ts': [RELEASE],
  // The red team noises counts that it made up itself, over and over; it never sees a room's.
  'core/privacy/noise/noisy-release.ts': [
    RELEASE,
    'core/privacy/noise/roll-up.ts',
    'core/privacy/noise/summed-release.ts',
    'redteam/mechanism-draws.ts',
  ],
  'core/privacy/noise/roll-up.ts': [RELEASE],
  'core/privacy/noise/summed-release.ts': [RELEASE],
  'core/analyses/catalogue.ts': [
    QUERY,
    'core/analyses/analysis-names.ts',
    'core/analyses/question.ts',
    'core/usecases/questions/parse-question.ts',
  ],
};

/** Who may name the query engine; of these, only the release may run it. */
const NAMES_ENGINE = new Set([
  ...[
    DOOR,
    RELEASE,
    QUERY,
    'core/usecases/questions/plan-question.ts',
    'core/usecases/room-ports.ts',
  ],
]);
const isAdapter = (path: string): boolean => path.startsWith('adapters/');

/**
 * One door: a query engine runs and a count is released in `compute-release.ts` alone, and only
 * `answer-question.ts` calls that.
 */
export const opensSecondDoor: Rule = (files) =>
  files.flatMap((file) => {
    const { path } = file;
    const code = codeOf(file.text);
    const imports = importsOf(file).map(({ target }) => target);
    const engine = imports.includes('core/ports/query-engine.ts');
    const mayName = NAMES_ENGINE.has(path) || isAdapter(path);
    const mayType = mayName || /^core\/(?:analyses|matching)\//.test(path);
    const concrete = imports.some((target) =>
      /duckdb-query-engine|athena-query-engine/.test(target),
    );
    const fault = (found: boolean, says: string): readonly string[] =>
      found ? [`${path}: ${says}`] : [];
    return [
      ...fault(engine && !mayType, 'knows the port of the query engine'),
      ...fault(/\bqueryEngine\b/.test(code) && !mayName, 'reaches for the query engine'),
      ...fault(/\bqueryEngine\.run\b/.test(code) && mayName && path !== RELEASE, 'runs a query'),
      ...fault(concrete && posix.basename(path) !== 'deps.ts', 'makes a query engine'),
      ...fault(
        imports.some((each) => KEPT[each] !== undefined && !KEPT[each].includes(path)),
        'releases counts',
      ),
    ];
  });
