import { CORE_LAYERS, type Layer } from '#test/architecture/core-layers.ts';

/** How files of this machine are opened and read, what may name an object, and chance: both kinds of room need it. */
const FILES = [
  ...['regular-file', 'file-checksum', 'stream-checksum', 'object-key'],
  'system-randomness',
].map((name) => `adapters/${name}.ts`);

/** What seals and opens drops, in a room of either kind. */
const SEALS = ['adapters/sealed-files.ts', 'adapters/drop-sealing.ts'];

/** What any file of the command line may import. */
const CLI = [
  ...['cli/', 'core/', 'adapters/', 'sample/', 'redteam/'],
  ...['node:', 'commander', 'string-width', 'wrap-ansi', 'package.json', 'yaml', 'zod'],
];

/** The arrows between layers, those inside core first: the first line that names a file holds for it. */
export const LAYERS: readonly Layer[] = [
  ...CORE_LAYERS,
  {
    of: 'adapters/local/',
    may: [
      ...['core/', 'adapters/local/', 'adapters/duckdb/', 'adapters/archive/', ...FILES, ...SEALS],
      'adapters/kernel/',
      ...['node:', '@duckdb/', 'hucre', 'zod'],
    ],
  },
  { of: 'adapters/jose/', may: ['core/', 'adapters/jose/', 'node:', 'jose'] },
  { of: 'adapters/archive/', may: ['core/', 'adapters/archive/', ...FILES, 'node:', 'fflate'] },
  {
    of: 'adapters/aws/',
    may: [
      'core/',
      'adapters/aws/',
      'adapters/duckdb/',
      'adapters/kernel/',
      'adapters/sql-files.ts',
      ...FILES,
      ...SEALS,
      'node:',
      '@aws',
      '@smithy/signature-v4',
      'zod',
    ],
  },
  {
    of: 'adapters/duckdb/',
    may: ['core/', 'adapters/duckdb/', 'adapters/sql-files.ts', ...FILES, 'node:', '@duckdb/'],
  },
  {
    of: 'adapters/kernel/jobs.ts',
    may: ['adapters/kernel/', 'adapters/local/rows/', 'node:'],
  },
  {
    of: 'adapters/kernel/',
    may: ['core/', 'adapters/kernel/', 'adapters/duckdb/', ...FILES, 'node:', '@duckdb/'],
  },
  { of: 'adapters/', may: ['core/', 'adapters/sql-folder.ts', ...FILES, ...SEALS, 'node:'] },
  {
    of: 'sample/',
    may: ['sample/', 'core/', 'adapters/', 'node:', 'yaml', 'zod', '@faker-js/faker'],
  },
  { of: 'redteam/', may: ['redteam/', 'core/', 'adapters/', 'node:', 'highs', 'zod'] },
  { of: 'cli/commands/console.ts', may: ['console/', ...CLI] },
  { of: 'cli/', may: CLI },
  {
    of: 'console/jsx-loader.ts',
    may: ['node:', 'esbuild'],
  },
  {
    of: 'console/',
    // Not cli/open-room.ts and cli/commands.ts: a page runs a command, and has no other way into a room.
    may: [
      ...['console/', 'core/', 'node:', 'hono', '@hono/node-server', 'zod'],
      ...['cli/commands/', 'cli/agreements/', 'cli/audit/', 'cli/release/', 'cli/render/'],
      ...['command', 'exit-codes', 'fault-of', 'shell-word', 'terminal'].map(
        (name) => `cli/${name}.ts`,
      ),
      // What commands read of a party's own folder, and no room.
      ...['preview-file', 'read-file', 'read-manifest'].map((name) => `cli/${name}.ts`),
      // How documents and letters are written, and how lists of people are read.
      ...['cli/governance/', 'cli/subject/', 'cli/forget/forget-options.ts'],
      ...['file-text', 'read-options', 'time-of'].map((name) => `cli/${name}.ts`),
    ],
  },
  {
    of: 'proof/',
    may: [
      ...['proof/', 'cli/', 'sample/', 'redteam/', 'lambdas/', 'infra/', 'adapters/', 'core/'],
      ...['node:', 'zod', 'yaml', '@aws', '@smithy/signature-v4', '@duckdb/', '@cloud-copilot/'],
      ...['csv-parse', 'aws-cdk-lib', 'esbuild', 'fast-check', '@middy/core', 'vitest'],
      ...['playwright-core', 'assemblyscript'],
    ],
  },
  {
    of: 'lambdas/build.ts',
    may: [
      ...['lambdas/', 'core/access/', 'core/deployment/attestation.ts', 'core/errors.ts'],
      ...['node:', 'esbuild', 'zod'],
    ],
  },
  { of: 'lambdas/bundle-archive.ts', may: ['adapters/archive/', 'node:'] },
  { of: 'lambdas/duckdb-binding.ts', may: ['core/errors.ts', 'node:', 'zod'] },
  { of: 'lambdas/duckdb-packages.ts', may: ['lambdas/duckdb-binding.ts', 'node:'] },
  {
    of: 'lambdas/',
    may: ['lambdas/', 'core/', 'adapters/aws/', 'node:crypto', '@middy/core', '@aws', 'zod'],
  },
  {
    of: 'infra/',
    may: [
      ...['infra/', 'core/access/', 'core/agreement/', 'core/audit/watched-calls.ts'],
      ...['core/deployment/', 'core/errors.ts', 'node:'],
      ...['core/identifiers/kinds.ts', 'core/matching/match-keys.ts', 'core/shards.ts'],
      ...['core/matching/link-keys.ts', 'core/list-limits.ts'],
      ...['aws-cdk-lib', 'constructs', 'cdk-nag', 'zod'],
    ],
  },
];
