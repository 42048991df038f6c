import { describe, expect, it } from 'vitest';
import {
  hasLongHandler,
  hasOddFolder,
  hasVagueName,
  lacksDocstring,
  namesFilesInSql,
  opensSecondDoor,
  portRuns,
  type Rule,
  readsClockOrChance,
  refusesWithoutReason,
  writesPastTerminal,
} from '#test/architecture/code-rules.ts';
import { readSources } from '#test/architecture/source-file.ts';

const core = await readSources(['core']);
const adapters = await readSources(['adapters']);
const cli = await readSources(['sample', 'redteam', 'cli', 'proof/demo']);
const deployed = await readSources(['lambdas', 'infra']);
const tests = await readSources(['test', 'proof']);
const ours = [...core, ...adapters, ...cli, ...deployed];
const everything = [...ours, ...tests];

/** What the rule says of one made-up file. */
const breaches = (rule: Rule, path: string, text: string): number => rule([{ path, text }]).length;

describe('core, functions and stacks', () => {
  it('read neither the clock nor chance', () => {
    expect(deployed.length).toBeGreaterThan(50);
    expect(readsClockOrChance([...core, ...deployed])).toEqual([]);
  });

  it.each(['const at = Date.now();', 'const at = new Date();', 'const x = Math.random() * 2;'])(
    'would be caught with %s',
    (line) => expect(breaches(readsClockOrChance, 'core/a.ts', line)).toBe(1),
  );

  it('may name a date that they are given, and speak of one', () => {
    const text = "const day = new Date(text); // not new Date()\nconst says = 'Date.now()';";
    expect(breaches(readsClockOrChance, 'core/a.ts', text)).toBe(0);
  });

  it('have ports that are nothing but types', () => {
    expect(portRuns(core)).toEqual([]);
    expect(breaches(portRuns, 'core/ports/a.ts', 'export const a = 1;')).toBe(1);
    expect(breaches(portRuns, 'core/ports/a.ts', "import { a } from '#core/errors.ts';")).toBe(1);
    expect(breaches(portRuns, 'core/ports/a.ts', 'export interface A {}')).toBe(0);
  });
});

describe('a path', () => {
  it('meets SQL in one place', () => {
    expect(namesFilesInSql(ours)).toEqual([]);
  });

  it.each([
    `const sql = \`select * from read_parquet('\${path}')\`;`,
    `const sql = \`from read_csv(\${quoteText(path)})\`;`,
    `const sql = \`copy part to \${quoteText(path)}\`;`,
  ])('would be caught elsewhere: %s', (line) =>
    expect(breaches(namesFilesInSql, 'adapters/a.ts', line)).toBe(1),
  );

  it('may be named as that place does it', () => {
    const text = `const sql = \`from read_csv(\${quoteFile(path)}) to \${quoteTarget(path)}\`;`;
    expect(breaches(namesFilesInSql, 'adapters/a.ts', text)).toBe(0);
  });
});

describe('a refusal', () => {
  it('says its reason', () => {
    expect(refusesWithoutReason(ours)).toEqual([]);
    const bare = "throw new AirlockError(\n  'refused',\n  'No: go away.');";
    expect(breaches(refusesWithoutReason, 'core/a.ts', bare)).toBe(1);
  });
});

describe('one door', () => {
  it('is the only place that runs a query and releases a count', () => {
    expect(opensSecondDoor(ours)).toEqual([]);
  });

  it.each([
    ['core/usecases/peek.ts', "import type { QueryEngine } from '#core/ports/query-engine.ts';"],
    ['core/usecases/peek.ts', 'export const peek = ({ queryEngine }: RoomPorts) => queryEngine;'],
    ['cli/commands/peek.ts', 'const rows = await room.queryEngine.run(query);'],
    ['cli/commands/peek.ts', "import { D } from '#adapters/duckdb/duckdb-query-engine.ts';"],
    ['adapters/local/peek.ts', "import { D } from '#adapters/duckdb/duckdb-query-engine.ts';"],
    ['core/usecases/peek.ts', "import { CATALOGUE } from '#core/analyses/catalogue.ts';"],
    [
      'cli/commands/peek.ts',
      "import { releaseExactly } from '#core/privacy/exact/exact-release.ts';",
    ],
    [
      'core/usecases/peek.ts',
      "import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';",
    ],
    [
      'redteam/attacks/peek.ts',
      "import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';",
    ],
    [
      'core/usecases/questions/plan-question.ts',
      "import { computeRelease } from '#core/usecases/questions/compute-release.ts';",
    ],
    [
      'core/usecases/questions/plan-question.ts',
      'const rows = await ports.queryEngine.run(query);',
    ],
  ])('would find a second one in %s: %s', (path, text) => {
    expect(breaches(opensSecondDoor, path, text)).toBe(1);
  });

  it('lets adapters implement the port and analyses describe a query', () => {
    const text = "import type { VaultQuery } from '#core/ports/query-engine.ts';";
    expect(breaches(opensSecondDoor, 'core/analyses/a.ts', text)).toBe(0);
    expect(breaches(opensSecondDoor, 'adapters/aws/a.ts', text)).toBe(0);
  });
});

describe('code everywhere', () => {
  it('speaks by the terminal alone, where all text of others is escaped', () => {
    expect(writesPastTerminal(cli)).toEqual([]);
    for (const line of ['streams.out.write(path);', 'process.stderr.write(path);'])
      expect(breaches(writesPastTerminal, 'cli/a.ts', line)).toBe(1);
    expect(breaches(writesPastTerminal, 'cli/a.ts', 'terminal.say(path);')).toBe(0);
  });

  it('takes apart and puts together in a handler of at most 60 lines', () => {
    expect(hasLongHandler(everything)).toEqual([]);
    expect(breaches(hasLongHandler, 'lambdas/a/handler.ts', 'x\n'.repeat(61))).toBe(1);
    expect(breaches(hasLongHandler, 'lambdas/a/handler.ts', 'x\n'.repeat(60))).toBe(0);
  });

  it('comes in files that are named for what they do, in folders in kebab-case', () => {
    expect(hasVagueName(everything)).toEqual([]);
    expect(hasOddFolder(everything)).toEqual([]);
  });

  it.each(['core/utils.ts', 'core/helpers/a.ts', 'core/date-helper.ts', 'cli/misc.ts'])(
    'would be caught as %s',
    (path) => expect(breaches(hasVagueName, path, '')).toBe(1),
  );

  it.each(['core/dropFolder/a.ts', 'core/Ledger/a.ts', 'core/drop_folder/a.ts'])(
    'would be caught as %s',
    (path) => expect(breaches(hasOddFolder, path, '')).toBe(1),
  );

  it('says above each export what it promises', () => {
    const shared = everything.filter(({ path }) => !path.endsWith('.test.ts'));
    expect(lacksDocstring(shared)).toEqual([]);
  });

  it.each([
    'export const a = 1;',
    'export function a() {}',
    'export class A {}',
    'export interface A {}',
  ])('would be caught with a bare %s', (line) => {
    expect(breaches(lacksDocstring, 'core/a.ts', `\n${line}`)).toBe(1);
    expect(breaches(lacksDocstring, 'core/a.ts', `/** It. */\n${line}`)).toBe(0);
    expect(breaches(lacksDocstring, 'core/a.ts', `/** It. */\n\n${line}`)).toBe(1);
  });
});
