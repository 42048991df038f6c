import fc from 'fast-check';

/** Folders of a site that a command may name. */
export const PLACES = ['room', 'plain', 'drop', 'sample', 'new'] as const;

/** Mostly what is right, so that commands come far; sometimes what is not. */
const mostly = <Value>(right: Value, ...wrong: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(right) }, fc.constantFrom(right, ...wrong));

const place = fc.constantFrom(...PLACES);
const party = mostly('brand', 'publisher', 'nobody');
const agreement = fc.oneof(
  { weight: 5, arbitrary: fc.constant('agreement.yaml') },
  place.map((folder) => `${folder}/agreement.yaml`),
);
const input = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('new.csv', 'old.csv', 'bad.csv') },
  fc
    .tuple(place, fc.constantFrom('part-0001.parquet', 'brand-customers.csv', 'manifest.json', ''))
    .map(([folder, file]) => `${folder}/${file}`),
);
const attestation = mostly(['--attest', 'everybody agreed'], ['--attest', ''], []);

type Command = readonly string[];

const line = (...parts: fc.Arbitrary<string | readonly string[]>[]): fc.Arbitrary<Command> =>
  fc.tuple(...parts).map((all) => all.flat());
const word = (...words: readonly string[]): fc.Arbitrary<readonly string[]> => fc.constant(words);

const room = fc
  .oneof({ weight: 2, arbitrary: fc.constant('room' as const) }, place)
  .map((folder) => ['--room', folder]);

const prepare = line(
  ...[word('prepare'), input, word('--party'), party, word('--agreement'), agreement],
  ...[mostly(['--mapping', 'mapping.yaml'], ['--mapping', 'none.yaml'], [])],
  ...[attestation, word('--out'), place],
);
const sample = line(
  ...[word('sample', '--out'), place],
  mostly(['--brand', '40', '--publisher', '50', '--shared', '20'], ['--brand', 'many']),
);

/** A command line of this version, with good usage or bad, about any of the places. */
export const commandLine: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: prepare },
  { weight: 2, arbitrary: sample },
  { weight: 2, arbitrary: line(word('init', '--agreement'), agreement, room) },
  line(word('init'), room),
  {
    weight: 2,
    arbitrary: line(word('upload'), mostly('drop', ...PLACES), word('--party'), party, room),
  },
  line(word('approve', '--yes', '--party'), party, room),
  line(word('ask'), fc.constantFrom('overlap', 'all'), word('--party'), party, room),
  line(word('ask', 'overlap', '--dry-run', '--party'), party, room),
  line(fc.constantFrom(['status'], ['ledger', 'list'], ['ledger', 'verify']), room),
  line(fc.constantFrom(['expire'], ['room', 'upkeep'], ['room', 'verify']), room),
  line(
    ...[word('rehearse', '--agreement'), agreement, room],
    ...[word('--file', 'brand=new.csv', '--file'), input.map((file) => `publisher=${file}`)],
    attestation,
  ),
);
