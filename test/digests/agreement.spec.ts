import { beforeAll, describe, expect, it } from 'vitest';
import type { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import { signingKeys } from '#core/audit/digests/public-keys.ts';
import { trailName } from '#core/audit/digests/trail-name.ts';
import { verifyLogs } from '#core/audit/digests/verify-logs.ts';
import { fetchPython } from '#proof/python/python-environment.ts';
import { askOracle, type OracleFault, type OracleTrail } from '#proof/trail-oracle/ask-oracle.ts';
import { TRAIL_ORACLE } from '#proof/trail-oracle/fetch-oracle.ts';
import { type Difference, differences } from '#test/digests/compare-verdicts.ts';
import {
  diceOf,
  type MeddledTrail,
  meddledTrail,
  soundTrails,
} from '#test/digests/random-trails.ts';
import { memoryTrailFiles } from '#test/support/trail/memory-trail-files.ts';
import { listedKeys, TRAIL_ARN, testKeys } from '#test/support/trail/trail-plans.ts';
import { timeText } from '#test/support/trail/trail-times.ts';

const CHAINS = Number(process.env.AIRLOCK_CHAINS ?? 3_000);
const KEYS = testKeys();
const LISTED = listedKeys(KEYS);

const dice = diceOf(20_261_126);
const sound = soundTrails(KEYS, 40, dice);
const trails: readonly MeddledTrail[] = Array.from({ length: CHAINS }, () => {
  const trail = sound[dice(sound.length)];
  if (!trail) throw new Error('no trail');
  return meddledTrail(trail, KEYS, dice);
});

const oracleTrail = ({ objects, asked }: MeddledTrail): OracleTrail => ({
  arn: TRAIL_ARN,
  region: 'eu-central-1',
  start: timeText(asked.from ?? Date.parse('2020-01-01')),
  end: timeText(asked.to ?? Date.parse('2030-01-01')),
  bucket: 'logs-of-spring',
  prefix: [...objects.keys()].some((path) => path.includes('/trails/')) ? 'trails' : null,
  keys: LISTED.PublicKeyList,
  objects: Object.fromEntries(
    [...objects].map(([path, { bytes, ...beside }]) => [
      path,
      { bytes: bytes.toString('base64'), ...beside },
    ]),
  ),
});

const verdictOf = ({ objects, asked }: MeddledTrail): Promise<LogVerdict> =>
  verifyLogs({
    files: memoryTrailFiles(objects),
    keys: async () => signingKeys(LISTED),
    trail: trailName(TRAIL_ARN),
    asked,
  });

const found: { oracle: readonly (readonly OracleFault[])[]; ours: readonly LogVerdict[] } = {
  oracle: [],
  ours: [],
};

beforeAll(async () => {
  const python = await fetchPython(TRAIL_ORACLE);
  const asking = askOracle(
    python,
    (function* () {
      for (const trail of trails) yield oracleTrail(trail);
    })(),
  );
  const ours: LogVerdict[] = [];
  for (const trail of trails) ours.push(await verdictOf(trail));
  found.ours = ours;
  found.oracle = await asking;
});

const all = (): readonly (Difference & { readonly chain: number })[] =>
  trails.flatMap(({ acts }, chain) => {
    const [ours, oracle] = [found.ours[chain], found.oracle[chain]];
    if (!ours || !oracle) throw new Error('a chain without a verdict');
    return differences({ ours, oracle, acts }).map((each) => ({ ...each, chain }));
  });

describe(`"aws cloudtrail validate-logs" and ours, on ${CHAINS} chains that somebody meddled with`, () => {
  it('tell the same of each, or it is known why not', ({ annotate }) => {
    const told = all();
    const known = Map.groupBy(told, ({ what, because }) => `${what}: ${because}`);
    void annotate([...known].map(([why, some]) => `${some.length} × ${why}`).join('\n'));
    const unknown = told.filter(({ because }) => because === undefined);
    expect(
      unknown.slice(0, 5).map((each) => ({ ...each, acts: trails[each.chain]?.acts })),
    ).toEqual([]);
  });

  it('are both asked of chains that are whole, and of every kind of fault', () => {
    const whole = found.ours.filter(({ faults }) => faults.length === 0).length;
    expect(whole).toBeGreaterThan(CHAINS / 20);
    const kinds = new Set(found.oracle.flat().map(({ is }) => is));
    expect([...kinds].sort()).toEqual(['digest-invalid', 'digest-missing', 'gap', 'log-invalid']);
  });
});
