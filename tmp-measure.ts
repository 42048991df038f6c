import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { executeImmediate } from '#proof/trino/athena-engine.ts';
import { fetchTrino } from '#proof/trino/fetch-trino.ts';
import { planNodes, planOf } from '#proof/trino/query-plan.ts';
import { DATABASE, datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { SAMPLE_LIMITS, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { startTrino } from '#proof/trino/start-trino.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { inText } from '#test/support/match-text.ts';
const N = 200_000;
const C = { party: 'brand', dataset: 'customers' }, O = { party: 'publisher', dataset: 'audience' };
const D = { brand: { tier: ['a','b','c'] }, publisher: { device: ['a','b','c','d'] } };
const t = await startTrino(await fetchTrino());
try {
  for (const shards of [1, 16] as const) {
    const mk = (p: 'brand'|'publisher', name: string, shift: number) => ({
      table: versionTable(p === 'brand' ? C : O, `v${shards}`, shards), kinds: ['email','phone'] as const, attributes: D[p],
      people: Array.from({ length: N }, (_, n) => ({ tokens: { email: n + shift + 1, phone: n + shift + 1 }, attributes: { [name]: 'abc'[n % 3] ?? 'a' } })),
    });
    await writeSampleVault(t.root, mk('brand', 'tier', 0)); await writeSampleVault(t.root, mk('publisher', 'device', N / 2));
  }
  const tables = [datasetTable('brand','customers',['tier']), datasetTable('publisher','audience',['device'])];
  await createVaultTables(t, tables); await refreshVaultTables(t.url, tables);
  const duck = new DuckDbQueryEngine({ ...SAMPLE_LIMITS, memoryMegabytes: 1200 }, vaultFilesIn(t.root));
  for (const shards of [1, 16] as const)
  for (const [analysis, by] of [['overlap', []], ['segments', [{ party: 'brand', attribute: 'tier' }, { party: 'publisher', attribute: 'device' }]], ['tables', [{ party: 'brand', attribute: 'tier' }, { party: 'publisher', attribute: 'device' }]]] as const)
    for (const text of ['fast', 'oblivious'] as const) {
      const q = inText(vaultQuery({ analysis, counted: C, other: O, on: ['email', 'phone'], by: [...by] } as never, { tables: { counted: versionTable(C, `v${shards}`, shards), other: versionTable(O, `v${shards}`, shards) }, lists: { counted: { party: 'brand', attributes: D.brand }, other: { party: 'publisher', attributes: D.publisher } }, k: 50 }), text);
      const st = await athenaStatement(q, DATABASE);
      for (const round of [1, 2]) {
        const { id } = await queryTrino(t.url, executeImmediate(st));
        const info = await (await fetch(`${t.url}/v1/query/${id}`, { headers: { 'x-trino-user': 'airlock' } })).json() as any;
        const s = info.queryStats;
        const c0 = process.cpuUsage(); const w0 = Date.now();
        if (round === 2) await (duck as any).run(q, { answer: '' });
        const c = process.cpuUsage(c0);
        if (round === 2) console.log(shards, analysis, text, 'trino cpu', s.totalCpuTime, 'scan', s.physicalInputDataSize, 'peak', s.peakUserMemoryReservation, 'duckdb cpu s', (c.user + c.system) / 1e6, 'wall', (Date.now() - w0) / 1e3, 'text bytes', st.sql.length);
      }
      if (text === 'oblivious' && shards === 1) for (const n of planNodes(await planOf(t.url, st))) if (/Agg|Join|Window/.test(n.name)) console.log('   ', n.name, JSON.stringify(n.descriptor));
    }
} finally { await t.stop(); }
process.exit(0);
