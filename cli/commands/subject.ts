import { Option } from 'commander';
import { shownAgreement } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { subjectLines } from '#cli/render/subject.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import { identifierText, readIdentifiers } from '#cli/subject/read-identifiers.ts';
import { checkLetterFolder, writeLetter } from '#cli/subject/write-letter.ts';
import { untypeset } from '#cli/typeset.ts';
import { LANGUAGES, type Language } from '#core/documents/governance-document.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { SUBJECT_KINDS, type SubjectKind } from '#core/drops/subject-identifier.ts';
import type { RoomClient } from '#core/ports/room-client.ts';

interface Options extends RoomChoice {
  readonly party: string;
  readonly kind?: SubjectKind;
  readonly letter?: Language;
  readonly out?: string;
}

/** `airlock subject`: what the room holds about one person in the party's own lists. */
export const subject: CliCommand<Options, SubjectDocument> = {
  examples: [
    'subject person.txt --party brand --room room',
    'subject - --kind email --party brand --room room',
    'subject person.txt --party brand --room room --letter fr --out answer',
  ],
  argumentSummary:
    'a file with one identifier of the person a line, plain or hashed, or - for standard input; never on the command line itself, which a shell keeps and every user of the machine sees',
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option(
      '--kind <kind>',
      'what all lines are; without it each begins with its kind: email,ada@example.org',
    ).choices(SUBJECT_KINDS),
    new Option('--letter <language>', 'a letter to the person (GDPR, Article 15)').choices(
      LANGUAGES,
    ),
    new Option(
      '--out <dir>',
      'write the letter, as .md and .html, and the answer as JSON, into a new folder',
    ),
  ],
  document: SubjectDocument,
  run: async (given) => {
    const { options, args, input } = given;
    checkLetterFolder(options);
    const text = await identifierText(args[0] ?? '', input);
    const answer = await withRoom(given, 'write', (room) => asked(room, text, options));
    await writeLetter(answer, options);
    return answer;
  },
  render: (answer, { letter, out }) => {
    if (letter === undefined) return subjectLines(answer);
    return out === undefined
      ? untypeset(markdownLetter(letterOf(answer, letter)))
      : [`Wrote letter.md, letter.html and subject.json into "${out}".`];
  },
};

const asked = async (
  room: RoomClient,
  text: string,
  { party, kind }: Options,
): Promise<SubjectDocument> => {
  const { signed } = shownAgreement(await room.agreements());
  const { identifiers } = signed.agreement;
  return room.subject(party, readIdentifiers(text, { party, identifiers, kind }));
};
