import { readFile } from 'node:fs/promises';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { runSuite } from '#redteam/suite.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { DuckDBInstance } from '@duckdb/node-api';
let sessions=0; const real=DuckDBInstance.create; (DuckDBInstance as any).create=(...a: any[])=>{sessions++; return (real as any).apply(DuckDBInstance,a)};
const cpuNow=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000};
const text=await readFile('examples/retail/agreement.yaml','utf8');
const a=parseAgreement(text,'x').agreement; const ag={...a, privacy:{...a.privacy, epsilonBudget:2}} as any;
for (const mode of ['noisy','exact'] as const) for (const attack of ATTACKS) { const c=cpuNow(), s=sessions; await runSuite(ag,{attacks:[attack],trials:6,seed:'1',noise:(t)=>new SeededBytes(t),modes:[mode]}); console.log(mode, attack.name, 'cpu', Math.round(cpuNow()-c), 'sessions', sessions-s); }
