import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { NotAgreeable, requireAgreeable } from '#redteam/declared-anew.ts';
import type { Finding } from '#redteam/finding.ts';
import type { Ground } from '#redteam/ground.ts';
import { Lab } from '#redteam/lab.ts';
import { agreementIn, MODES, type Mode } from '#redteam/mode.ts';
import { DRAWS } from '#redteam/statistics.ts';
import { judge } from '#redteam/verdict.ts';

/** What is run, and how often. */
export interface SuiteOptions {
  readonly attacks: readonly Attack[];
  readonly trials: number;
  readonly seed: string;
  readonly modes?: readonly Mode[];
  /** Noise of the room; its own if left out. */
  readonly noise?: (trial: string) => Randomness;
  /** Where the rooms stand; live ones in folders if left out. */
  readonly ground?: Ground;
  /** Noises to draw for the audit of a game, in each world. */
  readonly draws?: number;
  readonly onStart?: (attack: Attack, mode: Mode) => void;
}

/** Runs attacks against live rooms under the agreement, in both modes, one after the other. */
export const runSuite = (
  agreement: Agreement,
  options: SuiteOptions,
): Promise<readonly Finding[]> =>
  withTemporaryScratch('redteam', async (base) => {
    const findings: Finding[] = [];
    for (const mode of options.modes ?? MODES)
      for (const attack of options.attacks) {
        options.onStart?.(attack, mode);
        findings.push(await runAttack(agreement, attack, { ...options, mode, base }));
      }
    return findings;
  });

const isGame = ({ against }: Attack): boolean => against === 'privacy';

/** An agreement on events knows no exact counts: in that mode it has no ground at all. */
const play = async (attack: Attack, lab: Lab): Promise<Outcome> => {
  requireAgreeable(lab.signed.agreement);
  return attack.run(lab);
};

const runAttack = async (
  agreement: Agreement,
  attack: Attack,
  options: SuiteOptions & { readonly mode: Mode; readonly base: string },
): Promise<Finding> => {
  const { mode, trials, noise, ground } = options;
  const folder = join(options.base, `${mode}-${attack.name}`);
  await mkdir(folder);
  const lab = new Lab({
    mode,
    signed: agreementIn(agreement, mode),
    match: agreement.match,
    folder,
    seed: `${options.seed}/${mode}/${attack.name}`,
    trials,
    ...(noise ? { noise } : {}),
    ...(ground ? { ground } : {}),
  });
  const outcome = await play(attack, lab).catch((fault: unknown) => {
    if (fault instanceof NotAgreeable) return notApplicable(fault.message);
    throw fault;
  });
  await rm(folder, { recursive: true, force: true });
  const randomness = noise?.(`${options.seed}/${mode}/${attack.name}/audit`) ?? systemRandomness;
  return judge(attack, outcome, {
    ...{ mode, terms: lab.terms, games: options.attacks.filter(isGame).length },
    audit: { draws: options.draws ?? DRAWS, randomness },
  });
};
