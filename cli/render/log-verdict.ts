import type { Line } from '#cli/command.ts';
import type { LogVerdict } from '#core/audit/digests/log-verdict.ts';

/** What the digests prove, for people: the time that they speak for, then what is wrong. */
export const logVerdictLines = (verdict: LogVerdict): readonly Line[] => [
  ...(verdict.faults.length === 0 ? wholeLines(verdict) : faultLines(verdict)),
  ...(verdict.unproven === 0
    ? []
    : [
        `${verdict.unproven} log files are not proven: their digests have yet to come, lie before these, or are of others.`,
      ]),
];

const wholeLines = ({ digests, logs, regions, from, to }: LogVerdict): readonly string[] => [
  `The log files are whole from ${from} to ${to}: ${logs} of them, by ${digests} digests of ${regions.length} regions.`,
  'Nothing is proven of what came later: name the time with --to.',
];

const faultLines = ({ faults, moreFaults, digests, logs }: LogVerdict): readonly Line[] => [
  ...faults.map(({ reason, file, says }) => ({
    note: `${reason}${file === '' ? '' : ` ${file}`}: ${says}`,
  })),
  ...(moreFaults === 0 ? [] : [{ note: `${moreFaults} more are not named.` }]),
  `${digests} digests are sound, and ${logs} log files are as they were delivered.`,
];
