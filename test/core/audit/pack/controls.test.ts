import { describe, expect, it } from 'vitest';
import { STANDARDS } from '#core/audit/pack/controls.ts';
import { PIECE_NAMES, PIECES, pieceOf } from '#core/audit/pack/pieces.ts';

/** How many controls each part of a standard has, and the articles that a pack speaks of. */
const PARTS: Readonly<Record<string, number>> = { 'A.5': 37, 'A.8': 34, CC6: 8, CC7: 5 };
const ARTICLES = /^Art\. (5\(1\)\([a-f]\)(, \([a-f]\))*|5\(2\)|25|28|30|32)$/;

const controls = STANDARDS.flatMap((standard) => standard.controls);

describe('the controls that a pack is mapped to', () => {
  it('are of the three that reviewers go by, with the articles that a room has to answer', () => {
    expect(STANDARDS.map(({ name }) => name.split(/[ :,(]/)[0])).toEqual([
      'ISO/IEC',
      'SOC',
      'GDPR',
    ]);
    const ids = controls.map(({ id }) => id).join(' ');
    for (const article of ['Art. 5', 'Art. 25', 'Art. 28', 'Art. 30', 'Art. 32', 'CC6.1', 'CC7.2'])
      expect(ids).toContain(article);
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
  });

  it('are ones that their standards have, in their order', () => {
    const { compare } = new Intl.Collator('en', { numeric: true });
    for (const { name, controls: of } of STANDARDS) {
      const ids = of.map(({ id }) => id);
      expect([...ids].sort(compare), name).toEqual(ids);
      for (const id of ids) {
        const [, part = '', number = ''] = /^(A\.\d|CC\d)\.([1-9]\d*)$/.exec(id) ?? [];
        const isOfPart = number !== '' && Number(number) <= (PARTS[part] ?? 0);
        expect(isOfPart || ARTICLES.test(id), id).toBe(true);
      }
    }
  });

  it('have each something that bears on them, and each piece bears on some', () => {
    for (const { id, pieces } of controls) {
      expect(pieces.length, id).toBeGreaterThan(0);
      expect(new Set(pieces).size, id).toBe(pieces.length);
    }
    const bearing = new Set(controls.flatMap(({ pieces }) => pieces));
    expect(PIECE_NAMES.filter((name) => !bearing.has(name))).toEqual([]);
  });

  it('lead to pieces that are told apart by where they lie', () => {
    for (const name of PIECE_NAMES) {
      const { path } = PIECES[name];
      expect(pieceOf(path.endsWith('/') ? `${path}file.json` : path)).toBe(name);
    }
    for (const path of ['manifest.json', 'index.html', 'reports/x.json', 'findings.json.txt'])
      expect(pieceOf(path)).toBeUndefined();
  });
});
