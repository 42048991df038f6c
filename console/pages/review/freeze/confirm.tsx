import { ForWriters } from '#console/pages/review/for-writers.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';

interface Wish {
  readonly act: 'freeze' | 'unfreeze';
  readonly reason: string;
}

/** A second look before a room is frozen or a freeze lifted: what that does, on whose behalf and why. */
export const ConfirmView = ({ visit, wish }: { readonly visit: Visit; readonly wish: Wish }) => {
  const { words, party } = visit;
  const { freezing } = words.custody;
  return (
    <>
      <Alert words={words} kind="warning">
        <p>{freezing.sureSays[wish.act]}</p>
      </Alert>
      <Box title={freezing[wish.act]}>
        <KeyValues
          pairs={[
            [freezing.who, <OthersText text={party} />],
            [freezing.reason, <OthersText text={wish.reason} />],
          ]}
        />
        <ForWriters visit={visit} />
        <WritingForm visit={visit} action="/review/freeze">
          <input type="hidden" name="act" value={wish.act} />
          <input type="hidden" name="reason" value={wish.reason} />
          <p class="row">
            <Button primary>{freezing[wish.act]}</Button>
            <ButtonLink to="/review/freeze">{freezing.back}</ButtonLink>
          </p>
        </WritingForm>
      </Box>
    </>
  );
};
