import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { bridgePeople } from '#cli/bridge-people.ts';
import { openFiles } from '#cli/open-files.ts';
import type { From, PrepareOptions } from '#cli/prepare-options.ts';
import { readEventMapping } from '#cli/read-file.ts';
import { unitsText } from '#cli/render/histories.ts';
import { readingProgress } from '#cli/render/reading-progress.ts';
import type { Terminal } from '#cli/terminal.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import type { PreparationDocument } from '#core/documents/preparation-document.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { AirlockError } from '#core/errors.ts';
import type { Preparation } from '#core/usecases/drops/conclude-drop.ts';
import {
  checkEventsRequest,
  type EventsRequest,
  prepareEvents,
} from '#core/usecases/drops/prepare-events.ts';

const requestOf = async (
  { party, attest, mapping }: PrepareOptions,
  { signed, dataset }: From,
): Promise<EventsRequest> => {
  if (mapping === undefined)
    throw new AirlockError(
      'usage',
      `"${dataset}" is a list of events: say how its columns are mapped by --mapping.`,
    );
  return {
    ...{ signed, party, dataset, attestation: attest },
    mapping: await readEventMapping(mapping),
  };
};

/** Throws what preparing a file of events would throw before it reads a row. Writes nothing. */
export const checkPrepareEvents = async (options: PrepareOptions, from: From): Promise<void> => {
  const { plan } = checkEventsRequest(await requestOf(options, from), new Date());
  const source = await openFiles(from.files, from.read);
  checkHeader(await source.columns(plan.wanted), plan.wanted);
};

/** What clipping took of all values together, in their unit: the report has it in smallest units, which is hard to read. */
const cutNote = (
  { report }: Preparation,
  { signed, party, dataset }: EventsRequest,
): readonly string[] => {
  const cut = report.clipped?.cut ?? 0;
  const value = eventsOf(signed.agreement, party, dataset)?.value;
  return cut === 0 || value === undefined
    ? []
    : [
        `Clipping took ${unitsText(cut, value.decimals)} ${value.unit}${cut < Number.MAX_SAFE_INTEGER ? '' : ' or more'} away in all.`,
      ];
};

/** `airlock prepare` for a list of events. */
export const prepareEventsFile = async (
  terminal: Terminal,
  options: PrepareOptions,
  from: From,
): Promise<PreparationDocument> => {
  const request = await requestOf(options, from);
  const { rules } = checkEventsRequest(request, new Date());
  const { events } = rules;
  const bridge = options.list === undefined ? undefined : await bridgePeople(options.list, events);
  const lineOf = readingProgress(() => performance.now());
  const source = await openFiles(from.files, from.read);
  const inputs = [...from.files, options.agreement, ...(options.mapping ? [options.mapping] : [])];
  const prepared = await untilInterrupted((interrupted) =>
    prepareEvents({
      source: interruptible(source, interrupted),
      openDrop: async (columns) => {
        await checkApart(options.out, inputs);
        return DropFolder.open(options.out, columns);
      },
      clock: { now: () => new Date() },
      randomness: systemRandomness,
    })({
      ...{ ...request, bridge },
      onProgress: (done, total, rows) => terminal.progress(lineOf({ done, total, rows })),
    }),
  );
  terminal.progress('');
  const notes = [...source.notes(), ...cutNote(prepared, request)];
  const document: PreparationDocument = {
    ...{ kind: 'preparation', ...prepared, folder: options.out },
    ...(notes.length === 0 ? {} : { notes }),
  };
  if (!bridge || document.outcome !== 'prepared') return document;
  return { ...document, bridge: { dataset: from.dataset, of: events.of, ...bridge.counts } };
};
