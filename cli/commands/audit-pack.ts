import { Option } from 'commander';
import { packBytes, readPack } from '#adapters/archive/pack-file.ts';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { gatherPack } from '#cli/audit/gather-pack.ts';
import { readGivenDocuments } from '#cli/audit/given-documents.ts';
import { packPage } from '#cli/audit/pack-page.ts';
import { type CliCommand, type Given, roomOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { collect } from '#cli/option-values.ts';
import { packLines } from '#cli/render/pack.ts';
import { makePack } from '#core/audit/pack/make-pack.ts';
import { PackDocument, type PackVerdict, type WrittenPack } from '#core/documents/pack-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { sha256 } from '#core/sha256.ts';
import { checkPack } from '#core/usecases/audit/pack/check-pack.ts';

interface Options {
  readonly out?: string;
  readonly verify?: string;
  readonly room?: string;
  readonly stack?: string;
  readonly with?: readonly string[];
}

/** `airlock audit pack`: one file with all that a room has to show, or a look at one. */
export const auditPack: CliCommand<Options, PackDocument> = {
  name: 'audit pack',
  summary: 'put all that shows what happened in a room into one file, or check such a file',
  examples: [
    'audit pack --room room --out evidence.zip',
    'audit pack --stack outputs.json --out evidence.zip --with report.json --with logs.json --with reconciliation.json --with deployment.json --with attestation.json',
    'audit pack --verify evidence.zip',
    'audit pack --verify evidence.zip --room room',
  ],
  options: [
    new Option('--out <file>', 'the new file'),
    new Option('--verify <file>', 'check this one: without a room, all but its seals').conflicts([
      ...['out', 'with'],
    ]),
    new Option(roomOption.flags, 'the room: a folder of this machine (./room)').conflicts('stack'),
    new Option('--stack <name>', 'a room on AWS instead: its name, or a .json file of its outputs'),
    new Option(
      '--with <file>',
      'what "audit", "audit verify", "audit reconcile" or "verify-deployment" said with --json, or attestation.json of a release; may be repeated',
    ).argParser(collect),
  ],
  document: PackDocument,
  run: (given) =>
    given.options.verify === undefined ? write(given) : verify(given, given.options.verify),
  render: packLines,
  exitCode: (document) =>
    document.kind === 'pack-verdict' && document.outcome === 'faulty' ? EXIT.found : EXIT.done,
};

const inRoom = <Result>(
  { terminal, options }: Given<Options>,
  use: (room: RoomClient) => Promise<Result>,
): Promise<Result> => {
  const { room = './room', stack } = options;
  const choice: RoomChoice = { room, ...(stack !== undefined && { stack }) };
  return withRoom({ terminal, options: choice }, 'read', use);
};

const verify = async (given: Given<Options>, path: string): Promise<PackVerdict> => {
  const { room, stack } = given.options;
  const pack = await readPack(path);
  if (room === undefined && stack === undefined) return checkPack(pack);
  return inRoom(given, (opened) => opened.checkPack(pack));
};

const NOBODY_SEALS =
  'on AWS the ledger key makes seals for the functions of the room alone, and none of them for a pack; each entry of the ledger bears its own.';

const write = async (given: Given<Options>): Promise<WrittenPack> => {
  const { out, stack, with: documents = [] } = given.options;
  if (out === undefined)
    throw new AirlockError(
      'usage',
      'Nothing to do: name the file to write with --out, or the one to check with --verify.',
    );
  await checkFree(out);
  const documentsGiven = await readGivenDocuments(documents);
  const where = stack === undefined ? 'local' : 'deployed';
  const pack = await inRoom(given, async (room) =>
    makePack(await gatherPack(await room.evidence(), where, documentsGiven), {
      seal: where === 'local' ? room.sealPack : { absent: NOBODY_SEALS },
      page: packPage,
    }),
  );
  const bytes = packBytes(pack.files);
  await writeNewFile(out, bytes);
  return {
    kind: 'pack',
    ...{ sha256: sha256(bytes), bytes: bytes.length, files: pack.files.size },
    ...{ manifest: pack.digest, sealed: where === 'local', absent: pack.manifest.absent },
  };
};
