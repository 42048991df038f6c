import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAgreement } from '#cli/read-file.ts';
import { bar, count, tableLines } from '#cli/render/table.ts';
import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';
import { type DemoPlace, mustRun } from '#proof/demo/demo-place.ts';
import { forgetSome } from '#proof/demo/forget-some.ts';
import { type Step, type StepResult, told } from '#proof/demo/step.ts';
import { type ComparedCell, compareCells, readTruth, wrongCells } from '#proof/demo/truth.ts';
import { attributeInference } from '#redteam/attacks/attribute-inference.ts';
import { differencing } from '#redteam/attacks/differencing.ts';
import { runSuite } from '#redteam/suite.ts';

type Asked = Release & { readonly matchRate?: string; readonly repeated: boolean };

const ask = async (
  { room }: DemoPlace,
  party: string,
  ...args: readonly string[]
): Promise<Asked> => (await mustRun('ask', ...args, '--room', room, '--party', party)) as Asked;

const released = (cell: ReleaseCell): string =>
  cell.outcome === 'released' ? count(cell.people) : 'suppressed';

const peopleOf = (cell: ReleaseCell): number => (cell.outcome === 'released' ? cell.people : 0);

const truthColumns = ({ cell, truth, verdict }: ComparedCell): readonly string[] => [
  released(cell),
  count(truth),
  verdict,
];

const MATCHES = [
  { on: ['email'], name: 'e-mail', truth: 'email' },
  { on: ['phone'], name: 'phone', truth: 'phone' },
  { on: ['email', 'phone'], name: 'e-mail, else phone', truth: 'waterfall' },
] as const;

const askOverlap: Step = {
  title: 'The brand asks how many of its customers the publisher reaches',
  act: async (place): Promise<StepResult> => {
    const { overlap } = await readTruth(place);
    const rows: (readonly string[])[] = [];
    const faults: string[] = [];
    for (const { on, name, truth } of MATCHES) {
      const asked = await ask(place, 'brand', 'overlap', '--on', on.join(','));
      const compared = compareCells(asked, () => overlap[truth]);
      faults.push(...wrongCells(`overlap by ${name}`, compared));
      for (const each of compared) rows.push([name, ...truthColumns(each), asked.matchRate ?? '']);
    }
    const header = ['matched by', 'released', 'truth', 'verdict', 'match rate'];
    return { lines: tableLines(header, rows, ['left', 'right', 'right']), faults };
  },
};

const TABLE = ['brand.tier', 'publisher.device'] as const;

const askSegments: Step = {
  title: 'The publisher asks for the same people by loyalty tier and device',
  act: async (place): Promise<StepResult> => {
    const truth = (await readTruth(place)).segments[TABLE.join(' × ')] ?? {};
    const asked = await ask(place, 'publisher', 'segments', '--by', TABLE.join(','));
    const valuesOf = ({ by }: ReleaseCell) => TABLE.map((name) => by[name] ?? '');
    const compared = compareCells(asked, (cell) => truth[valuesOf(cell).join(' × ')]);
    const most = Math.max(1, ...asked.cells.map(peopleOf));
    const rows = compared.map((each) => [
      ...valuesOf(each.cell),
      ...truthColumns(each),
      bar(peopleOf(each.cell), most),
    ]);
    const header = [...TABLE, 'released', 'truth', 'verdict', ''];
    const lines = tableLines(header, rows, ['left', 'left', 'right', 'right']);
    const says = `k ${asked.k}. The truth stands here only because the people are made up: nobody sees it in a real room.`;
    return { lines: [...lines, '', says], faults: wrongCells(TABLE.join(' by '), compared) };
  },
};

const askAgain: Step = {
  title: 'The brand asks the same question: it gets the same release, not a second one',
  act: async (place): Promise<StepResult> => {
    const by = ['segments', '--by', TABLE.toReversed().join(',')];
    const asked = await ask(place, 'brand', ...by);
    const lines = [`Release ${asked.release}, ${asked.repeated ? 'repeated' : 'NEW'}.`];
    return { lines, faults: asked.repeated ? [] : ['the same question was answered twice'] };
  },
};

/** Trials of each attack in each mode: enough to tell a coin from a certainty. */
const TRIALS = 12;
const DRAWS = 20_000;

/** What each attack is after. */
const SECRETS: Readonly<Record<string, string>> = {
  [differencing.name]: 'is on the list',
  [attributeInference.name]: 'an attribute',
};

const attack: Step = {
  title: 'An attacker uploads one person more and asks again: with exact counts, and with noise',
  act: async ({ agreement }): Promise<StepResult> => {
    const signed = await readAgreement(agreement);
    const findings = await runSuite(signed.agreement, {
      attacks: [differencing, attributeInference],
      trials: TRIALS,
      draws: DRAWS,
      seed: '1',
    });
    const rows = findings.flatMap((finding) =>
      finding.verdict === 'not-applicable'
        ? []
        : [
            [
              finding.mode === 'exact' ? 'exact counts' : 'noise',
              SECRETS[finding.attack] ?? finding.attack,
              `${finding.successes} of ${finding.trials}`,
              `${TRIALS / 2} by tossing a coin`,
              finding.bound === null
                ? 'nothing is promised'
                : `advantage ${finding.bound.toFixed(2)} at most`,
            ],
          ],
    );
    const header = [
      'the room gives',
      'of one person',
      'guessed right',
      'to compare',
      'the theory allows',
    ];
    const beaten = findings.filter(({ verdict }) => verdict === 'beaten');
    return {
      lines: tableLines(header, rows),
      faults: beaten.map((finding) => `the attack ${finding.attack} won in ${finding.mode} mode`),
    };
  },
};

const AGREED_K = 100;
const LOWER_K = { from: `k: ${AGREED_K}`, to: 'k: 50' };

const weaken: Step = {
  title: 'The brand alone lowers k to 50, approves that, and asks at once: k is 100 as before',
  act: async (place): Promise<StepResult> => {
    const weaker = join(place.files, 'weaker-agreement.yaml');
    const text = await readFile(place.agreement, 'utf8');
    await writeFile(weaker, text.replace(LOWER_K.from, LOWER_K.to));
    const brand = ['--room', place.room, '--party', 'brand'];
    const { waitingFor } = (await mustRun(
      ...['approve', '--yes', '--agreement', weaker, ...brand],
    )) as { waitingFor: readonly string[] };
    const { k } = (await mustRun('ask', 'overlap', ...brand)) as { k: number };
    if (k !== AGREED_K)
      return { lines: [], faults: ['a question was answered under a one-sided agreement'] };
    return told(
      `Answered under k ${k}: that agreement is in force until ${waitingFor.join(' and ')} approves the other, too.`,
    );
  },
};

const verify: Step = {
  title: 'Verify the ledger: every entry in its place, sealed, unchanged',
  act: async ({ room }): Promise<StepResult> => {
    const verdict = (await mustRun('ledger', 'verify', '--room', room)) as LedgerVerdict;
    if (verdict.outcome === 'broken') return { lines: [], faults: ['the ledger is broken'] };
    const { sequence, checksum } = verdict.head;
    return told(`${sequence} entries. Receipt ${sequence}:${checksum}`);
  },
};

/** From two published versions to answers, a refusal and a proof. */
export const WAY_OUT: readonly Step[] = [
  ...[askOverlap, askSegments, askAgain, attack, weaken, forgetSome, verify],
];
