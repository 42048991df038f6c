import type { ListedFile } from '#console/files-folder.ts';
import { mapPath } from '#console/pages/prepare/map-path.ts';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly files: readonly ListedFile[];
  /** The names of the lists that the party declares. */
  readonly datasets: readonly string[];
}

const KILOBYTE = 1_000;

/** Which file is to be prepared, as which list. */
export const FilesView = ({ visit, files, datasets }: Props) => {
  const { prepare } = visit.words;
  return (
    <>
      <p>{prepare.lead}</p>
      <Box title={prepare.chooseFile}>
        <p class="soft">
          {prepare.folder} <Code>{visit.files}</Code>
        </p>
        <Files visit={visit} files={files} datasets={datasets} />
      </Box>
    </>
  );
};

const Files = ({ visit, files, datasets }: Props) => {
  const { words, formats } = visit;
  const { prepare } = words;
  if (datasets.length === 0)
    return <EmptyState title={prepare.noLists} says={prepare.noListsSays} />;
  if (files.length === 0)
    return (
      <EmptyState title={prepare.noFiles} says={prepare.noFilesSays}>
        <ButtonLink to="/prepare">{prepare.again}</ButtonLink>
      </EmptyState>
    );
  return (
    <Table
      caption={prepare.chooseFile}
      isHeard
      columns={[
        { head: prepare.file },
        { head: prepare.size, isNumber: true },
        { head: prepare.changed },
        { head: prepare.as },
      ]}
      rows={files.map(({ name, bytes, changed }) => [
        <OthersText text={name} />,
        prepare.kilobytes(Math.ceil(bytes / KILOBYTE)),
        formats.day(changed),
        datasets.map((dataset) => (
          <>
            <a href={mapPath({ file: name, dataset })} translate="no">
              {dataset}
            </a>{' '}
          </>
        )),
      ])}
    />
  );
};
