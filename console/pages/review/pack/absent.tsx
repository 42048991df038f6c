import { Box } from '#console/parts/box.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { PIECES } from '#core/audit/pack/pieces.ts';
import type { PackDocument } from '#core/documents/pack-document.ts';

/** What a pack does not hold, and why: nothing is left out unsaid. */
export const Absent = ({
  visit: { words },
  absent,
}: {
  readonly visit: Visit;
  readonly absent: PackDocument['absent'];
}) => {
  const { pack } = words.custody;
  return (
    <Box title={pack.absent}>
      {absent.length === 0 ? (
        <p>{pack.complete}</p>
      ) : (
        <Table
          caption={pack.absent}
          isHeard
          columns={[{ head: pack.piece }, { head: pack.why }]}
          rows={absent.map(({ piece, why }) => [
            <RoomSentence says={PIECES[piece].title} />,
            <RoomSentence says={why} />,
          ])}
        />
      )}
    </Box>
  );
};
