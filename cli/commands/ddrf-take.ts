import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { listOfDay, openDeletionList } from '#adapters/local/deletion-list.ts';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { openJournal } from '#adapters/local/request-journal.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { readIssuers, readPrivateKey } from '#cli/ddrf/read-keys.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { readAgreement } from '#cli/read-file.ts';
import { shellWord } from '#cli/shell-word.ts';
import { smallText } from '#cli/small-text.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { isoDay } from '#core/day.ts';
import { Domain } from '#core/ddrf/claims.ts';
import { MAX_REQUEST_LENGTH } from '#core/ddrf/ddrf-limits.ts';
import { httpStatusOf, RESULT_CODES } from '#core/ddrf/result-codes.ts';
import { DdrfTakenDocument } from '#core/documents/ddrf-document.ts';
import { AirlockError } from '#core/errors.ts';
import { type TakenRequest, takeRequest } from '#core/usecases/ddrf/take-request.ts';

interface Options {
  readonly agreement: string;
  readonly domain: string;
  readonly issuers: string;
  readonly key: string;
  readonly inbox: string;
  readonly out: string;
}

/** `airlock ddrf take`: verifies a signed deletion request, and answers with a signed acknowledgement. */
export const ddrfTake: CliCommand<Options, DdrfTakenDocument> = {
  examples: [
    'ddrf take request.jwt --agreement agreement.yaml --domain brand.example --issuers issuers --key private.json --inbox inbox --out answer.jwt',
  ],
  argumentSummary: 'the request, a JSON Web Token (rqJWT), or - for standard input',
  options: [
    required('--agreement <file>', 'the agreement.yaml of the collaboration: its kinds are taken'),
    required('--domain <name>', 'your domain, as requests and acknowledgements name it'),
    required('--issuers <dir>', 'keys of those whose requests you take: publisher.example.json …'),
    required('--key <file>', 'your private key, by which the acknowledgement is signed'),
    required(
      '--inbox <dir>',
      'where it is kept what was taken, and whom to forget, in a list a day',
    ),
    required('--out <file>', 'write the acknowledgement (acJWT) to a new file'),
  ],
  document: DdrfTakenDocument,
  run: async ({ options, args }) => {
    const { agreement } = await readAgreement(options.agreement);
    const { identifiers } = agreement;
    await checkFree(options.out);
    const desk = {
      ...{ domain: checkedDomain(options.domain), identifiers },
      ...{ issuers: await readIssuers(options.issuers), key: await readPrivateKey(options.key) },
    };
    // What is too long is no request: the desk says so in its answer.
    const text = await smallText(args[0] ?? '', {
      ...{ what: 'words of a request', maxBytes: 4 * MAX_REQUEST_LENGTH },
    });
    // One instant: a request of midnight is on the list of the day that is named.
    const now = new Date();
    const ports = {
      ...{ tokens: joseTokens, clock: { now: () => now }, randomness: systemRandomness },
      ...{ journal: openJournal(options.inbox), deletions: openDeletionList(options.inbox) },
    };
    const taken = await takeRequest(ports, desk)(text.trim());
    await writeAnswer(options.out, taken);
    const { result, says } = taken;
    return {
      ...{ kind: 'ddrf-taken', result, says, acknowledgement: options.out },
      ...{ code: RESULT_CODES[result], http: httpStatusOf(result) },
      ...(result === 'accepted' && {
        forget: forgetArguments(options.inbox, isoDay(now), identifiers),
      }),
    };
  },
  render: ({ code, http, says, acknowledgement, forget }) => [
    `${says} Result ${code}; answer with HTTP ${http} and the content of "${acknowledgement}".`,
    ...(forget
      ? [
          `Nobody is forgotten yet: airlock ${forget.map(shellWord).join(' ')} --room ROOM --party PARTY`,
        ]
      : []),
  ],
  exitCode: ({ result }) => (result === 'accepted' ? EXIT.done : EXIT.refused),
};

/** The name was free before; whoever took it meanwhile must not make anybody think that nothing was taken. */
const writeAnswer = async (out: string, { result, acknowledgement }: TakenRequest) =>
  writeNewFile(out, `${acknowledgement}\n`).catch((cause: unknown) => {
    if (result !== 'accepted' || !(cause instanceof AirlockError)) throw cause;
    throw new AirlockError(
      cause.code,
      `The request was taken, and whom to forget is on the list of today, but "${out}" could not be written: something took that name meanwhile. Name another file and run it again, which answers that it was taken before.`,
      { cause },
    );
  });

/** How the list of a day is read: digests, in a column for each kind. */
const forgetArguments = (
  inbox: string,
  day: string,
  { kinds }: Agreement['identifiers'],
): string[] => [
  ...['forget', listOfDay(inbox, day), '--received', day],
  ...kinds.flatMap((kind) => ['--map', `${kind}=${kind}`, '--hashed', kind]),
];

const checkedDomain = (text: string): string => {
  const domain = Domain.safeParse(text);
  if (domain.success) return domain.data;
  throw new AirlockError(
    'usage',
    'A domain is written in lower case, such as brand.example: check --domain.',
  );
};
