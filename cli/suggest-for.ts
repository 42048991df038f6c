import { openFiles } from '#cli/open-files.ts';
import type { From, PrepareOptions } from '#cli/prepare-options.ts';
import { attributesOf, ownIdsOf } from '#core/agreement/lookup.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import type {
  EventSuggestionDocument,
  SuggestionDocument,
} from '#core/documents/preparation-document.ts';
import { suggestEventMapping } from '#core/drops/suggest-event-mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { suggestFromFile } from '#core/usecases/drops/suggest-from-file.ts';

type Options = Pick<PrepareOptions, 'party' | 'attest'>;

/** The mapping that a file of people suggests. */
export const suggestForPeople = async (
  { party, attest }: Options,
  { files, read, signed: { agreement }, dataset }: From,
): Promise<SuggestionDocument> => {
  const wanted = {
    ...{ agreement, attributes: attributesOf(agreement, party, dataset) },
    ...{ ownIds: ownIdsOf(agreement, party, dataset), attested: attest !== undefined },
  };
  const found = await suggestFromFile(await openFiles(files, read), (sample) =>
    suggestMapping(sample, wanted),
  );
  const { mapping, notes, ...rest } = found;
  return { kind: 'suggested-mapping', suggestedMapping: mapping, notes: [...notes], ...rest };
};

/** The mapping that a file of events suggests. */
export const suggestForEvents = async (
  { attest }: Options,
  { files, read, signed: { agreement } }: From,
  events: DeclaredEvents,
): Promise<EventSuggestionDocument> => {
  const wanted = { agreement, events, attested: attest !== undefined };
  const found = await suggestFromFile(await openFiles(files, read), (sample) =>
    suggestEventMapping(sample, wanted),
  );
  const { mapping, notes, ...rest } = found;
  return { kind: 'suggested-event-mapping', suggestedMapping: mapping, notes: [...notes], ...rest };
};
