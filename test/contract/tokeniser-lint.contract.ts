import { afterEach, describe, expect, it } from 'vitest';
import type { Digest } from '#core/identifiers/digest.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { type PartShape, tokeniseRows } from '#test/support/token-setting.ts';

const SHAPE: PartShape = { kinds: ['email', 'phone'], attributes: { tier: ['gold', 'unknown'] } };
const LABELLED: PartShape = { ...SHAPE, kinds: ['email', 'phone', '_label'] };
const WITH_OWN_IDS: PartShape = { ...SHAPE, kinds: ['email', '_own_a'] };
const CLOSED: PartShape = { kinds: ['email'], attributes: { tier: ['O\'Neil "x"', 'gold'] } };

const GOOD = digestOf('ada@example.org');
const OTHER = digestOf('bob@example.org');
const EMPTY_TEXT = digestOf('');
const base64 = (digest: string): string => Buffer.from(digest, 'hex').toString('base64');

/** What every tokeniser promises of rows that are not as they should be. */
export const tokeniserLintContract = (name: string, tokeniser: Tokeniser): void => {
  describe(`${name} lints on arrival`, () => {
    afterEach(removeTempFolders);

    it.each<[LintReason, PartRow]>([
      ['raw-email', ['ada@example.org', null, 'gold']],
      ['raw-phone', [null, '+44 7400 000001', 'gold']],
      ['not-a-digest', ['hello', null, 'gold']],
      ['not-a-digest', [GOOD.slice(1), null, 'gold']],
      ['not-a-digest', [`md5:${GOOD}`, null, 'gold']],
      ['not-a-digest', [GOOD.slice(0, 32), null, 'gold']],
      ['not-a-digest', [GOOD.slice(0, 40), null, 'gold']],
      ['not-a-digest', [`${GOOD.slice(1)}g`, null, 'gold']],
      ['not-a-digest', [`${GOOD}|${GOOD}`, null, 'gold']],
      ['placeholder', [EMPTY_TEXT, null, 'gold']],
      ['placeholder', [EMPTY_TEXT.toUpperCase(), null, 'gold']],
      ['placeholder', [base64(digestOf('test@test.com')), null, 'gold']],
      ['no-identifier', [null, null, 'gold']],
      ['no-identifier', ['', '  ', 'gold']],
      ['undeclared-value', [GOOD, null, 'platinum']],
      ['undeclared-value', [GOOD, null, 'Gold']],
      ['repeat', [OTHER, null, 'gold']],
    ])('quarantines %s: %j', async (reason, row) => {
      const done = await tokeniseRows(tokeniser, SHAPE, { rows: [[OTHER, null, 'gold'], row] });
      expect(done.report).toMatchObject({
        rows: 2,
        accepted: 1,
        quarantined: { [reason]: 1 },
        listed: [{ part: 'part-0001', line: 2, reason }],
      });
      expect(await done.rowsOf('email')).toHaveLength(1);
      expect(await done.rowsOf('phone')).toHaveLength(0);
    });

    it('takes no other digests for fillers than it is told', async () => {
      const rows: PartRow[] = [
        [OTHER, null, 'gold'],
        [GOOD, null, 'gold'],
        [EMPTY_TEXT, null, 'gold'],
        [base64(GOOD), null, 'gold'],
      ];
      const fillers = [GOOD as Digest];
      const done = await tokeniseRows(tokeniser, SHAPE, { rows, fillers });
      expect(done.report).toMatchObject({ accepted: 2, quarantined: { placeholder: 2 } });
      expect(done.report.listed.map(({ line }) => line)).toEqual([2, 4]);
    });

    it('takes a row that has nothing but a label for nobody, and one that loses all else for a repeat', async () => {
      const label = (n: number): string => digestOf(`label ${n}`);
      const rows: PartRow[] = [
        [GOOD, null, label(1), 'gold'],
        [null, null, label(2), 'gold'],
        [null, '+44 7400 000001', label(3), 'gold'],
        [GOOD, null, label(4), 'gold'],
        [OTHER, null, label(5), 'gold'],
      ];
      const done = await tokeniseRows(tokeniser, LABELLED, { rows });
      expect(done.report).toMatchObject({
        rows: 5,
        accepted: 2,
        quarantined: { 'no-identifier': 1, 'raw-phone': 1, repeat: 1 },
      });
      expect(await done.rowsOf('_label')).toHaveLength(2);
      const persons = async (kind: '_label' | 'email') =>
        (await done.rowsOf(kind)).map(({ person }) => String(person)).sort();
      expect(await persons('_label')).toEqual(await persons('email'));
    });

    it('takes whoever has an id of the party alone for nobody, unless such an id is enough', async () => {
      const id = (n: number): string => digestOf(`id ${n}`);
      const rows: PartRow[] = [
        [GOOD, id(1), 'gold'],
        [null, id(2), 'gold'],
        [GOOD, id(3), 'gold'],
        [null, id(1), 'gold'],
        [null, null, 'gold'],
      ];
      const mostly = await tokeniseRows(tokeniser, WITH_OWN_IDS, { rows });
      expect(mostly.report).toMatchObject({
        ...{ rows: 5, accepted: 1 },
        quarantined: { 'no-identifier': 3, repeat: 1 },
      });
      expect(await mostly.rowsOf('_own_a')).toHaveLength(1);
      const enough = await tokeniseRows(tokeniser, WITH_OWN_IDS, { rows, ownIdsIdentify: true });
      expect(enough.report).toMatchObject({
        ...{ rows: 5, accepted: 3 },
        quarantined: { 'no-identifier': 1, repeat: 1 },
      });
      expect(await enough.rowsOf('_own_a')).toHaveLength(3);
      const alone = await tokeniseRows(
        tokeniser,
        { ...WITH_OWN_IDS, kinds: ['_own_a'] },
        { rows: rows.map(([, ...row]) => row), ownIdsIdentify: true },
      );
      expect(await alone.rowsOf('_own_a')).toHaveLength(3);
    });

    it.each([
      ['lower-case hex', GOOD, 'hex-lower'],
      ['upper-case hex', GOOD.toUpperCase(), 'hex-upper'],
      ['mixed-case hex', GOOD.replace(/[a-f]/, (letter) => letter.toUpperCase()), 'hex-upper'],
      ['base64', base64(GOOD), 'base64'],
      ['hex behind 0x', `0x${GOOD}`, 'hex-0x'],
      ['hex with spaces around', `  ${GOOD} `, 'hex-lower'],
    ])('reads %s as the same digest', async (_, text, shape) => {
      const plain = await tokeniseRows(tokeniser, SHAPE, { rows: [[GOOD, null, 'gold']] });
      const other = await tokeniseRows(tokeniser, SHAPE, { rows: [[text, null, 'gold']] });
      expect(await other.rowsOf('email')).toEqual(await plain.rowsOf('email'));
      expect(other.report.identifiers.email).toEqual({
        seen: 1,
        setAside: {},
        shapes: { [shape]: 1 },
        repaired: {},
      });
    });

    it('keeps a row that has one good identifier, and counts the bad one', async () => {
      const rows: PartRow[] = [[GOOD, '+44 7400 000001', 'gold']];
      const { report, rowsOf } = await tokeniseRows(tokeniser, SHAPE, { rows });
      expect(report).toMatchObject({ rows: 1, accepted: 1, quarantined: {} });
      expect(report.identifiers.phone).toEqual({
        seen: 1,
        setAside: { 'raw-phone': 1 },
        shapes: { other: 1 },
        repaired: {},
      });
      expect(await rowsOf('email')).toHaveLength(1);
      expect(await rowsOf('phone')).toEqual([]);
    });

    it('lets the first row keep a shared identifier; a later row keeps its others', async () => {
      const phone = digestOf('+447400000001');
      const rows: PartRow[] = [
        [GOOD, null, 'gold'],
        [GOOD, phone, 'unknown'],
        [GOOD, null, 'unknown'],
      ];
      const { report, rowsOf } = await tokeniseRows(tokeniser, SHAPE, { rows });
      expect(report).toMatchObject({
        rows: 3,
        accepted: 2,
        quarantined: { repeat: 1 },
        listed: [{ line: 3, reason: 'repeat' }],
      });
      expect(report.identifiers.email?.setAside).toEqual({ 'duplicate-identifier': 2 });
      expect(await rowsOf('email')).toMatchObject([{ tier: 'gold' }]);
      expect(await rowsOf('phone')).toMatchObject([{ tier: 'unknown' }]);
    });

    it('lists rows of each reason, however many there are of another', async () => {
      const many = Array.from({ length: 200 }, (): PartRow => [null, null, 'gold']);
      const { report } = await tokeniseRows(tokeniser, SHAPE, {
        rows: [...many, ['hello', null, 'gold']],
      });
      expect(report.quarantined).toEqual({ 'no-identifier': 200, 'not-a-digest': 1 });
      expect(report.listed.at(-1)).toMatchObject({ line: 201, reason: 'not-a-digest' });
    });

    it('takes an empty value for "unknown" where that is declared, and refuses it elsewhere', async () => {
      const open = await tokeniseRows(tokeniser, SHAPE, {
        rows: [
          [GOOD, null, null],
          [OTHER, null, ' '],
        ],
      });
      expect(open.report.accepted).toBe(2);
      for (const row of await open.rowsOf('email')) expect(row.tier).toBe('unknown');
      const closed = await tokeniseRows(tokeniser, CLOSED, { rows: [[GOOD, null]] });
      expect(closed.report.quarantined).toEqual({ 'undeclared-value': 1 });
    });

    it('takes declared values that hold quotes', async () => {
      const rows: PartRow[] = [[GOOD, 'O\'Neil "x"']];
      const { rowsOf } = await tokeniseRows(tokeniser, CLOSED, { rows });
      expect(await rowsOf('email')).toMatchObject([{ tier: 'O\'Neil "x"' }]);
    });

    it('accounts for every row: accepted and quarantined add up', async () => {
      const rows: PartRow[] = [
        [GOOD, null, 'gold'],
        [GOOD, null, 'gold'],
        [null, null, 'gold'],
        ['ada@example.org', '12', 'gold'],
        [OTHER, null, 'nope'],
      ];
      const { report } = await tokeniseRows(tokeniser, SHAPE, { rows });
      const lost = Object.values(report.quarantined).reduce((sum, each) => sum + (each ?? 0), 0);
      expect(report.rows).toBe(5);
      expect(report.accepted + lost).toBe(5);
      expect(report.listed.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
      expect(JSON.stringify(report)).not.toMatch(/ada@|[0-9a-f]{64}/);
    });
  });
};
