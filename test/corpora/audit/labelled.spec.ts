import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import type { Trail } from '#core/ports/trail.ts';
import { withCorpus } from '#test/corpora/corpora.ts';
import { DISAGREEMENTS } from './disagreements.ts';
import { firesAlone } from './fires-alone.ts';
import { GRADED_RULES } from './graded-rules.ts';
import { type LabelledEvent, readLabelled } from './labelled-events.ts';

const LEAST_AGREEMENT = 0.98;
const PAGE = new URL('../../../docs/detections-graded.md', import.meta.url);

interface Grade extends LabelledEvent {
  readonly found: boolean;
}

const gradeOf = async (trail: Trail, event: LabelledEvent): Promise<readonly Grade[]> => {
  const graded = GRADED_RULES[event.rule];
  if (!graded || !('by' in graded)) return [];
  for (const detection of graded.by)
    if (await firesAlone(trail, detection, event.id)) return [{ ...event, found: true }];
  return [{ ...event, found: false }];
};

const isWrong = ({ fires, found }: Grade): boolean => fires !== found;

const lineOf = (rule: string, grades: readonly Grade[]): string => {
  const missed = grades.filter(({ fires, found }) => fires && !found).length;
  const invented = grades.filter(({ fires, found }) => !fires && found).length;
  const agreed = `${grades.length - missed - invented} of ${grades.length}`;
  return `${rule.padEnd(56)}${agreed.padStart(9)}${String(missed).padStart(8)}${String(invented).padStart(14)}`;
};

const tell = (grades: readonly Grade[]): void => {
  const rules = Map.groupBy(grades, ({ rule }) => rule);
  const told = [
    `${'Rule'.padEnd(56)}${'agreed'.padStart(9)}${'missed'.padStart(8)}${'false alarms'.padStart(14)}`,
    ...[...rules].map(([rule, own]) => lineOf(rule, own)),
    lineOf('All in scope', grades),
    ...Object.entries(GRADED_RULES).flatMap(([rule, graded]) =>
      'outOfScope' in graded ? [`${rule}: out of scope, ${graded.outOfScope}`] : [],
    ),
    ...DISAGREEMENTS.map(({ rule, test, reason }) => `${rule}, "${test}": ${reason}`),
  ];
  process.stdout.write(`${told.join('\n')}\n`);
};

/** Events that others labelled for rules of their own: about half are benign look-alikes. */
withCorpus('data/cloudtrail-labelled', (folder) => {
  const labelled = readLabelled(folder);
  let trail: Trail;
  let grades: readonly Grade[] = [];

  beforeAll(async () => {
    trail = await trailOfEvents(labelled.map(({ event }) => event));
    const each: Grade[] = [];
    for (const event of labelled) each.push(...(await gradeOf(trail, event)));
    grades = each;
    tell(grades);
  });
  afterAll(() => trail[Symbol.asyncDispose]());

  it('says of each rule by what it is graded, or why it is not', () => {
    const rules = [...new Set(labelled.map(({ rule }) => rule))].toSorted();
    expect(rules.filter((rule) => !GRADED_RULES[rule])).toEqual([]);
  });

  it('agrees with the labels but where a reason stands', () => {
    const wrong = grades.filter(isWrong).map(({ rule, test }) => `${rule}: ${test}`);
    const known = DISAGREEMENTS.map(({ rule, test }) => `${rule}: ${test}`);
    expect(wrong.toSorted()).toEqual(known.toSorted());
  });

  it('agrees in 98 of 100 at least, and misses no rule whole', () => {
    const agreed = grades.filter((grade) => !isWrong(grade)).length;
    expect(agreed / grades.length).toBeGreaterThanOrEqual(LEAST_AGREEMENT);
    const rules = Map.groupBy(
      grades.filter(({ fires }) => fires),
      ({ rule }) => rule,
    );
    const missed = [...rules].filter(([, own]) => !own.some(({ found }) => found));
    expect(missed.map(([rule]) => rule)).toEqual([]);
  });

  it('comes out as the page of it says, reasons too', () => {
    const page = readFileSync(PAGE, 'utf8');
    const agreed = grades.filter((grade) => !isWrong(grade)).length;
    expect(page).toContain(`${agreed} of ${grades.length}`);
    for (const { rule, test, reason } of DISAGREEMENTS) {
      expect(page).toContain(`| ${rule} | ${test} |`);
      expect(page).toContain(`| ${reason} |`);
    }
  });
});
