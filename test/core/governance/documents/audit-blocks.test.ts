import { describe, expect, it } from 'vitest';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { auditBlocks } from '#core/governance/documents/audit-blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { sha256 } from '#core/sha256.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';
import { exampleReport } from '#test/support/example-report.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';

const facts = exampleFacts();
const ofTrail: AuditReport = { ...exampleReport(), room: undefined };
const ofLedger = roomReport(facts.activity);
const NOTHING = { from: null, to: null, files: 1, events: 0, bytes: 0, duplicates: 0 };

const told = (where: Facts['where'], report?: AuditReport): string =>
  auditBlocks({ ...facts, where, ...(report && { audit: { sha256: sha256('report'), report } }) })
    .map((block) => (block.type === 'gap' ? `GAP ${block.missing}` : JSON.stringify(block)))
    .join('\n');

describe('what a document says of the last audit', () => {
  it('is of a room of one machine that its ledger was read, and that it has no CloudTrail', () => {
    const words = told('local', ofLedger);
    expect(words).toContain('read the ledger of this room, which was whole: 9 entries up to 2026');
    expect(words).toContain('has no CloudTrail');
    expect(words).not.toMatch(/GAP|events of CloudTrail|to look at|\S {2}\S/);
    expect(told('local')).toContain('has no CloudTrail');
  });

  it('is of a room on AWS a gap where no trail was read', () => {
    expect(told('deployed')).toMatch(/^GAP the report of the last audit/);
    expect(told('deployed', ofLedger)).toMatch(/GAP what an audit of the logs finds/);
  });

  it('is what was read of CloudTrail and found there, in whole sentences', () => {
    const words = told('deployed', ofTrail);
    const { examined, findings } = ofTrail;
    expect(words).toContain(`read ${examined?.events} events of CloudTrail from `);
    expect(words).toContain(`found ${findings.length} things to look at, the worst`);
    const empty = { ...NOTHING, accounts: [], regions: [], unread: [] };
    expect(told('deployed', { ...ofTrail, examined: empty, findings: [] })).toContain(
      'read 0 events of CloudTrail and found 0 things to look at.',
    );
  });

  it('is a gap, too, where the report names no room', () => {
    expect(told('deployed', ofTrail)).toContain('GAP whether the audit of --audit is of this room');
  });
});
