import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { IDENTITY_DETECTIONS } from '#core/audit/detections/identity-detections.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { findAll, isGrave } from '#core/audit/find.ts';
import type { Finding } from '#core/audit/finding.ts';
import type { Trail } from '#core/ports/trail.ts';
import { withCorpus } from '#test/corpora/corpora.ts';
import { ATTACK_STEPS } from './attack-steps.ts';

const DAY = '2023-07-10';

const IDENTITY = new Set(IDENTITY_DETECTIONS.map(({ id }) => id));

/** Log files as CloudTrail wrote them while an account was attacked. */
withCorpus('data/cloudtrail', (folder) => {
  let trail: Trail;
  let findings: readonly Finding[] = [];

  beforeAll(async () => {
    trail = await openTrail(folder);
    findings = await findAll(trail, DETECTIONS, { fill: fillSql, everything: true });
  });
  afterAll(() => trail[Symbol.asyncDispose]());

  it('reads all of it', () => {
    expect(trail.examined).toMatchObject({ events: 2_093, from: `${DAY}T11:42:18Z` });
  });

  it.each(ATTACK_STEPS.map((step) => [`${step.at}: ${step.who} ${step.says}`, step] as const))(
    '%s',
    (_, { by, at, who }) => {
      const time = `${DAY}T${at}Z`;
      const named = findings.filter(
        ({ detection, principals, firstAt, lastAt }) =>
          detection === by &&
          principals.some((principal) => principal.includes(who)) &&
          firstAt <= time &&
          lastAt >= time,
      );
      expect(named).toHaveLength(1);
    },
  );

  it('says nothing grave of people and roles but steps of the attack: a deployment makes roles too', () => {
    const steps = new Set(ATTACK_STEPS.map(({ by }) => by));
    const grave = findings.filter((finding) => isGrave(finding) && IDENTITY.has(finding.detection));
    expect(grave.filter(({ detection }) => !steps.has(detection))).toEqual([]);
  });
});
