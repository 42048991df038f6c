import type { run as ask } from './ask.ts';
import type { run as askHistory } from './ask-history.ts';
import type { run as forget } from './forget.ts';
import type { run as ingest } from './ingest.ts';
import type { run as makeAddresses } from './make-addresses.ts';
import type { run as makeDrop } from './make-drop.ts';
import type { run as makeEvents } from './make-events.ts';
import type { run as makeList } from './make-list.ts';
import type { run as makeSample } from './make-sample.ts';
import type { run as makeText } from './make-text.ts';
import type { run as makeTokens } from './make-tokens.ts';
import type { run as makeTrail } from './make-trail.ts';
import type { run as matchTokens } from './match-tokens.ts';
import type { run as naiveIngest } from './naive-ingest.ts';
import type { run as naivePrepare } from './naive-prepare.ts';
import type { run as nodeSet } from './node-set.ts';
import type { run as prepare } from './prepare.ts';
import type { run as psiJs } from './psi-js.ts';
import type { run as queryLogs } from './query-logs.ts';
import type { run as readTrail } from './read-trail.ts';
import type { run as sortComm } from './sort-comm.ts';
import type { run as sqlIngest } from './sql-ingest.ts';
import type { run as sqlOverlap } from './sql-overlap.ts';
import type { run as tokenise } from './tokenise.ts';

/** Every case by the name of its file; a child process loads just the one it runs. */
export interface Cases {
  readonly ask: typeof ask;
  readonly 'ask-history': typeof askHistory;
  readonly forget: typeof forget;
  readonly ingest: typeof ingest;
  readonly 'make-addresses': typeof makeAddresses;
  readonly 'make-drop': typeof makeDrop;
  readonly 'make-events': typeof makeEvents;
  readonly 'make-list': typeof makeList;
  readonly 'make-sample': typeof makeSample;
  readonly 'make-text': typeof makeText;
  readonly 'make-tokens': typeof makeTokens;
  readonly 'make-trail': typeof makeTrail;
  readonly 'match-tokens': typeof matchTokens;
  readonly 'naive-ingest': typeof naiveIngest;
  readonly 'naive-prepare': typeof naivePrepare;
  readonly 'node-set': typeof nodeSet;
  readonly prepare: typeof prepare;
  readonly 'psi-js': typeof psiJs;
  readonly 'query-logs': typeof queryLogs;
  readonly 'read-trail': typeof readTrail;
  readonly 'sort-comm': typeof sortComm;
  readonly 'sql-ingest': typeof sqlIngest;
  readonly 'sql-overlap': typeof sqlOverlap;
  readonly tokenise: typeof tokenise;
}
export type CaseName = keyof Cases;

/** What a case is given. */
export type CaseParams<Name extends CaseName> = Parameters<Cases[Name]>[0];
