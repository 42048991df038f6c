import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { daysAfter } from '#core/day.ts';
import { filesByKind } from '#core/kind-files.ts';
import { comparableVersions, currentVersion } from '#core/ledger/room-state.ts';
import type { KindFile } from '#core/ports/forgetting.ts';
import type { LentVersion } from '#core/ports/version-files.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { findVersionReport, type VersionReport } from '#core/usecases/drops/version-report.ts';
import type { Leaving, Whole } from '#core/usecases/erasure/place-successors.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'versionFiles'>;

/** The files of a version by kind, as they are lent. */
const lent = (files: readonly KindFile[], domain: LentVersion['domain']): LentVersion => ({
  files: filesByKind(files.map(({ kind, path }) => [kind, [path]])),
  domain,
});

/**
 * Until when exact answers on a successor would tell of the few who were taken out: until the terms of all versions are up
 * that were asked about, and from which it differs by some people, but fewer than the agreement demands of a new version.
 * Nothing where answers have noise, or nobody asked. What a former version was held for, its successor is.
 */
export const heldUntil = async (
  ports: Ports,
  leaving: Leaving,
  { whole, files }: { readonly whole: Whole; readonly files: readonly KindFile[] },
): Promise<Pick<VersionReport, 'heldUntil'>> => {
  const { state, signed } = leaving;
  const { former, report } = whole;
  const terms = effectiveTerms(signed.agreement);
  const { tokensDays } = signed.agreement.retention;
  const before = report.heldUntil === undefined ? {} : { heldUntil: report.heldUntil };
  const { party, dataset, version } = former;
  if (terms.noise !== 'none' || currentVersion(state, party, dataset)?.version !== version)
    return before;
  const asked = comparableVersions(state, former).filter(
    (each) =>
      state.queried.has(each.version) && each.epoch === former.epoch && each.events === undefined,
  );
  if (asked.length === 0) return before;
  const ends = await ports.versionFiles.withComparison(
    lent(files, report.domain),
    async (changeSince) => {
      const close: string[] = [];
      for (const older of asked) {
        const told = await findVersionReport(ports, older);
        if (typeof told === 'string') continue;
        const id = { ...older, collaboration: signed.agreement.id, domain: told.domain };
        const change = await lendVersion(ports, id, changeSince);
        if (!respectsMinimumChange(change, terms.minimumChange))
          close.push(daysAfter(older.at, tokensDays));
      }
      return close;
    },
  );
  const [latest] = [...ends, ...Object.values(before)].toSorted().toReversed();
  return latest === undefined ? {} : { heldUntil: latest };
};
