import { Option } from 'commander';
import { assignment, collect, wholeNumber } from '#cli/option-values.ts';
import { METHODS } from '#core/analyses/attribution.ts';

/** What `ask` takes for questions that read events. */
export interface HistoryOptions {
  readonly events?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly method?: string;
  readonly values?: number;
  readonly frequency?: boolean;
}

/** These options. */
export const historyOptions = [
  new Option(
    '--events <party=name>',
    'a list of events, where a list of people has several',
  ).argParser(collect),
  new Option(
    '--from <day>',
    'the first day in which conversions count (of reach: touches), e.g. 2026-10-01',
  ),
  new Option(
    '--to <day>',
    'the last day in which they count; touches before them may be older than --from',
  ),
  new Option('--method <name>', 'of attribution: how a conversion is credited').choices(METHODS),
  new Option(
    '--values <number>',
    'of reach: under how many values somebody counts who was reached by several; one if left out',
  ).argParser(wholeNumber('--values')),
  new Option('--frequency', 'of reach: how often, in the buckets of the agreement'),
];

/** What they say of a question; nothing where none was given. */
export const historyParameters = ({
  events,
  from,
  to,
  method,
  values,
  frequency,
}: HistoryOptions): object => ({
  ...(events && { events: Object.fromEntries(events.map(assignment('--events'))) }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  ...(method !== undefined && { method }),
  ...(values !== undefined && { values }),
  ...(frequency && { frequency }),
});
