import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { changedAgreement } from '#redteam/attacks/changed-agreement.ts';
import { differencing } from '#redteam/attacks/differencing.ts';
import { replay } from '#redteam/attacks/replay.ts';
import { runSuite } from '#redteam/suite.ts';

const CAMPAIGN = new URL('../../examples/campaign/agreement.yaml', import.meta.url);

it('an agreement on events is attacked as any with noise, and has no ground for exact counts', async () => {
  const { agreement } = parseAgreement(await readFile(CAMPAIGN, 'utf8'), 'agreement.yaml');
  const attacks = [replay, changedAgreement, differencing];
  const findings = await runSuite(agreement, { attacks, seed: '1', trials: 1, draws: 100 });
  for (const finding of findings) {
    if (finding.mode === 'exact')
      expect(finding).toMatchObject({
        verdict: 'not-applicable',
        why: expect.stringMatching(/nobody could agree/),
      });
    else expect(finding.verdict).toMatch(/^(?:holds|not-decided)$/);
  }
  expect(findings).toHaveLength(2 * attacks.length);
}, 240_000);
