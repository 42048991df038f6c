import {
  type DelimitedOptions,
  DelimitedSource,
} from '#adapters/local/records/delimited-source.ts';
import { jsonLayoutOf } from '#adapters/local/records/json-layout.ts';
import { JsonSource } from '#adapters/local/records/json-source.ts';
import { magicOf } from '#adapters/local/records/open-bytes.ts';
import { ParquetSource } from '#adapters/local/records/parquet-source.ts';
import { SeveralSources } from '#adapters/local/records/several-sources.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { StandardInput } from '#adapters/local/records/standard-input.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

/** How a party's file is to be read; what is left out is found out. */
export type ReadOptions = DelimitedOptions;

/** Opens a file by what is in it: Parquet by its first bytes, JSON by how it begins, else delimited text. */
export const openRecords = async (path: string, options: ReadOptions): Promise<RecordSource> => {
  const file = await SourceFile.at(path);
  if ((await magicOf(file)) === 'parquet') return new ParquetSource(file);
  return openTextRecords(file, options);
};

/** Opens what comes on standard input, which is read once. */
export const openStandardInput = async (
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<RecordSource> => {
  const input = new StandardInput(chunks);
  if ((await magicOf(input)) === 'parquet')
    throw new AirlockError(
      'input',
      'Standard input is a Parquet file, which is read from its end: name the file instead.',
    );
  return openTextRecords(input, options);
};

const openTextRecords = async (input: SourceInput, options: ReadOptions): Promise<RecordSource> => {
  const layout = await jsonLayoutOf(input, options.encoding);
  return layout
    ? new JsonSource(input, options.encoding, layout)
    : new DelimitedSource(input, options);
};

/** Opens several files as one, in their order; one alone as itself. */
export const openAllRecords = async (
  paths: readonly string[],
  options: ReadOptions,
): Promise<RecordSource> => {
  const sources: { path: string; source: RecordSource }[] = [];
  for (const path of paths) sources.push({ path, source: await openRecords(path, options) });
  const [only] = sources;
  return only && sources.length === 1 ? only.source : new SeveralSources(sources);
};
