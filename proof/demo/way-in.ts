import { join } from 'node:path';
import { lintLines } from '#cli/render/lint-report.ts';
import { count } from '#cli/render/table.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { type DemoPlace, mustRun, PARTIES, type Party } from '#proof/demo/demo-place.ts';
import { type Step, told } from '#proof/demo/step.ts';
import { compareReports, type PartyReports, readTruth } from '#proof/demo/truth.ts';

const FILE_OF: Readonly<Record<Party, string>> = {
  brand: 'brand-customers.csv',
  publisher: 'publisher-audience.csv',
};

const makeFiles: Step = {
  title: 'Make two customer files with the dirt of real ones, and note what is true about them',
  act: async (place) => {
    const { brandPeople, publisherPeople, sharedPeople } = place.options;
    await mustRun(
      ...['sample', '--out', place.files, '--brand', String(brandPeople)],
      ...['--publisher', String(publisherPeople), '--shared', String(sharedPeople)],
    );
    const { overlap } = await readTruth(place);
    return told(
      `${count(brandPeople)} people of the brand, ${count(publisherPeople)} of the publisher, ${count(sharedPeople)} in both.`,
      `After dirt and typing errors, ${count(overlap.waterfall)} can be matched by e-mail or phone.`,
    );
  },
};

const makeRoom: Step = {
  title: 'Make the room and its three keys, and put the agreement on the table',
  act: async ({ room, agreement }) => {
    const made = (await mustRun('init', '--room', room, '--agreement', agreement)) as {
      agreement: string;
    };
    return told(`Agreement ${made.agreement}`);
  },
};

const prepare = (party: Party, reports: Record<Party, PartyReports>): Step => ({
  title: `The ${party} prepares its file on its own machine: normalise, hash, lint`,
  act: async (place) => {
    const prepared = (await mustRun(
      ...['prepare', join(place.files, FILE_OF[party]), '--party', party],
      ...['--agreement', place.agreement, '--out', place.dropOf(party)],
      ...['--mapping', join(place.files, `${party}-mapping.yaml`)],
      ...['--attest', 'made-up people, for a demo'],
    )) as { report: LintReport };
    reports[party] = { ...reports[party], prepared: prepared.report };
    return told(...lintLines(prepared.report));
  },
});

const approve: Step = {
  title: 'Both parties approve the agreement, by its digest',
  act: async ({ room }) => {
    for (const party of PARTIES)
      await mustRun('approve', '--yes', '--room', room, '--party', party);
    return told();
  },
};

const upload = (party: Party, reports: Record<Party, PartyReports>): Step => ({
  title: `The ${party} uploads its drop; digests become tokens, the drop is deleted`,
  act: async ({ room, dropOf }) => {
    const accepted = (await mustRun(
      ...['upload', dropOf(party), '--room', room, '--party', party],
    )) as { people: number; version: string; report: LintReport };
    reports[party] = { ...reports[party], arrived: accepted.report };
    const repeated = accepted.report.quarantined.repeat ?? 0;
    return told(
      `Version ${accepted.version}: ${count(accepted.people)} people; ${count(repeated)} repeated rows were found on arrival.`,
    );
  },
});

const compare = (reports: Record<Party, PartyReports>): Step => ({
  title: 'Compare the lint reports with the truth',
  act: async (place: DemoPlace) => {
    const faults = compareReports(await readTruth(place), reports);
    const lines = faults.length === 0 ? ['Every row is accounted for, reason by reason.'] : faults;
    return { lines, faults };
  },
});

/** From two files to two published versions. */
export const wayIn = (): readonly Step[] => {
  const reports: Record<Party, PartyReports> = { brand: {}, publisher: {} };
  return [
    makeFiles,
    makeRoom,
    ...PARTIES.map((party) => prepare(party, reports)),
    approve,
    ...PARTIES.map((party) => upload(party, reports)),
    compare(reports),
  ];
};
