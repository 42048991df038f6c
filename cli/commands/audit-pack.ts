import { Option } from 'commander';
import { packBytes, readPack } from '#adapters/archive/pack-file.ts';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { readGivenDocuments } from '#cli/audit/given-documents.ts';
import { type CliCommand, type Given, roomOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomCommand, withRoom } from '#cli/open-room.ts';
import { collect } from '#cli/option-values.ts';
import { packLines } from '#cli/render/pack.ts';
import { type SideChoice, sideOf, sideOptions } from '#cli/side-option.ts';
import { makePack } from '#core/audit/pack/make-pack.ts';
import { PackDocument, type PackVerdict, type WrittenPack } from '#core/documents/pack-document.ts';
import { AirlockError } from '#core/errors.ts';
import { sha256 } from '#core/sha256.ts';
import { checkPack } from '#core/usecases/audit/pack/check-pack.ts';

interface Options extends SideChoice {
  readonly out?: string;
  readonly verify?: string;
  readonly room?: string;
  readonly stack?: string;
  readonly with?: readonly string[];
}

/** `airlock audit pack`: one file with all that a room has to show, or a look at one. */
export const auditPack: CliCommand<Options, PackDocument> = {
  examples: [
    'audit pack --room room --out evidence.zip --as operator',
    'audit pack --stack outputs.json --out evidence.zip --as auditor --with report.json --with logs.json --with reconciliation.json --with deployment.json --with attestation.json',
    'audit pack --verify evidence.zip',
    'audit pack --verify evidence.zip --room room',
  ],
  options: [
    new Option('--out <file>', 'the new file'),
    new Option(
      '--verify <file>',
      'check this one: without a room, all but whether its ledger notes it',
    ).conflicts(['out', 'with', 'party', 'as']),
    ...sideOptions,
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

const commandOn = ({ terminal, options }: Given<Options>): RoomCommand => {
  const { room = './room', stack } = options;
  return { terminal, options: { room, ...(stack !== undefined && { stack }) } };
};

const verify = async (given: Given<Options>, path: string): Promise<PackVerdict> => {
  const { room, stack } = given.options;
  const pack = await readPack(path);
  if (room === undefined && stack === undefined) return checkPack(pack);
  return withRoom(commandOn(given), 'read', (opened) => opened.checkPack(pack));
};

const write = async (given: Given<Options>): Promise<WrittenPack> => {
  const { out, stack, with: documents = [] } = given.options;
  if (out === undefined)
    throw new AirlockError(
      'usage',
      'Nothing to do: name the file to write with --out, or the one to check with --verify.',
    );
  const side = sideOf(given.options);
  await checkFree(out);
  const documentsGiven = await readGivenDocuments(documents);
  const where = stack === undefined ? 'local' : 'deployed';
  const { gatherPack } = await import('#cli/audit/gather-pack.ts');
  const { packPage } = await import('#cli/audit/pack-page.ts');
  const { pack, note } = await withRoom(commandOn(given), 'write', async (room) => {
    const parts = await gatherPack(await room.evidence(), where, documentsGiven);
    const made = makePack(parts, packPage);
    // First the note: whoever packs again, because the file could not be written, packs what is noted.
    return { pack: made, note: (await room.notePack(side, made.digest)).note };
  });
  const bytes = packBytes(pack.files);
  await writeNewFile(out, bytes);
  return {
    kind: 'pack',
    ...{ sha256: sha256(bytes), bytes: bytes.length, files: pack.files.size },
    ...{ manifest: pack.digest, note, absent: pack.manifest.absent },
  };
};
