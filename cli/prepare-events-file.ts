import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { bridgePeople } from '#cli/bridge-people.ts';
import { openFiles } from '#cli/open-files.ts';
import { type From, inputsOf, type PrepareOptions } from '#cli/prepare-options.ts';
import { readDropKey } from '#cli/read-drop-key.ts';
import { readEventMapping } from '#cli/read-file.ts';
import { unitsText } from '#cli/render/histories.ts';
import { suggestedLines } from '#cli/render/preparation.ts';
import { readingProgress } from '#cli/render/reading-progress.ts';
import { suggestForEvents } from '#cli/suggest-for.ts';
import type { Terminal } from '#cli/terminal.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type {
  EventSuggestionDocument,
  PreparationDocument,
} from '#core/documents/preparation-document.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import type { EventMapping } from '#core/drops/event-mapping.ts';
import { AirlockError } from '#core/errors.ts';
import type { Preparation } from '#core/usecases/drops/conclude-drop.ts';
import {
  checkEventsRequest,
  type EventsRequest,
  prepareEvents,
} from '#core/usecases/drops/prepare-events.ts';

const requestOf = (
  { party, attest }: PrepareOptions,
  { signed, dataset }: From,
  mapping: EventMapping,
): EventsRequest => ({ signed, party, dataset, attestation: attest, mapping });

/** The mapping file of events; undefined where none is named. Throws AirlockError('usage') for flags, which say too little. */
const givenMapping = async (
  { mapping, map, hashed, attribute, consent, repeats }: PrepareOptions,
  { dataset }: From,
): Promise<EventMapping | undefined> => {
  if ([map, hashed, attribute, consent, repeats].some((each) => each !== undefined))
    throw new AirlockError(
      'usage',
      `"${dataset}" is a list of events: say how its columns are mapped by --mapping.`,
    );
  return mapping === undefined ? undefined : readEventMapping(mapping);
};

/** Throws what preparing a file of events would throw before it reads a row. Writes nothing. */
export const checkPrepareEvents = async (options: PrepareOptions, from: From): Promise<void> => {
  const mapping = await givenMapping(options, from);
  const request = mapping && requestOf(options, from, mapping);
  const checked = request && checkEventsRequest(request, new Date());
  const source = await openFiles(from.files, from.read);
  if (!checked) return;
  const { plan } = checked;
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

/** In which currency amounts were taken, where the mapping does not say it. */
const currencyNote = ({ signed, party, dataset, mapping }: EventsRequest): readonly string[] => {
  const declared = datasetsOf(signed.agreement, party)[dataset]?.events?.value ?? {};
  const [currency] = Object.values(declared).flatMap((each) => each.currency ?? []);
  const { value } = mapping;
  if (currency === undefined || !value || value.currency !== undefined) return [];
  return value.currencyColumn === undefined
    ? [
        `The mapping names no currency: amounts were taken as ${currency}, as the agreement says. Say it by value: { column, currency } or currencyColumn.`,
      ]
    : [];
};

/** The mapping that the file suggests, if it is to be used as it stands; else the suggestion. */
const suggestedMapping = async (
  terminal: Terminal,
  options: PrepareOptions,
  from: From,
): Promise<EventMapping | EventSuggestionDocument> => {
  const events = eventsOf(from.signed.agreement, options.party, from.dataset);
  if (!events) throw new AirlockError('usage', `"${from.dataset}" is no list of events.`);
  const suggestion = await suggestForEvents(options, from, events);
  const { time } = suggestion.suggestedMapping;
  if (!options.suggested || !suggestion.complete || !time) return suggestion;
  for (const line of suggestedLines(suggestion)) terminal.say(line);
  return { ...suggestion.suggestedMapping, time };
};

/** `airlock prepare` for a list of events: a drop of them, or the mapping that their file suggests. */
export const prepareEventsFile = async (
  terminal: Terminal,
  options: PrepareOptions,
  from: From,
): Promise<PreparationDocument | EventSuggestionDocument> => {
  const given = await givenMapping(options, from);
  const mapping = given ?? (await suggestedMapping(terminal, options, from));
  return 'kind' in mapping ? mapping : prepareMapped(terminal, options, { ...from, mapping });
};

const prepareMapped = async (
  terminal: Terminal,
  options: PrepareOptions,
  { mapping, ...from }: From & { readonly mapping: EventMapping },
): Promise<PreparationDocument> => {
  const request = requestOf(options, from, mapping);
  const { rules } = checkEventsRequest(request, new Date());
  const { events } = rules;
  const bridge = options.list === undefined ? undefined : await bridgePeople(options.list, events);
  const lineOf = readingProgress(() => performance.now());
  const source = await openFiles(from.files, from.read);
  const inputs = inputsOf(options, from.files);
  const sealing = await readDropKey(options.dropKey, from.signed.agreement);
  const prepared = await untilInterrupted((interrupted) =>
    prepareEvents({
      source: interruptible(source, interrupted),
      openDrop: async (columns, seal) => {
        await checkApart(options.out, inputs);
        return DropFolder.open(options.out, columns, seal);
      },
      sealing,
      clock: { now: () => new Date() },
      randomness: systemRandomness,
    })({
      ...{ ...request, bridge },
      onProgress: (done, total, rows) => terminal.progress(lineOf({ done, total, rows })),
    }),
  );
  terminal.progress('');
  const notes = [...source.notes(), ...currencyNote(request), ...cutNote(prepared, request)];
  const document: PreparationDocument = {
    ...{ kind: 'preparation', ...prepared, folder: options.out },
    ...(notes.length === 0 ? {} : { notes }),
  };
  if (!bridge || document.outcome !== 'prepared') return document;
  return { ...document, bridge: { dataset: from.dataset, of: events.of, ...bridge.counts } };
};
