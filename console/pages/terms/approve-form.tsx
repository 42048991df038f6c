import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { TextField } from '#console/parts/form-field.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';

/** As many characters of a digest as somebody has to type: enough that none is typed by chance. */
export const TYPED = 8;

interface Props {
  readonly visit: Visit;
  /** What is approved: the agreement as it is shown, whatever is on the table by then. */
  readonly digest: string;
  /** The code that a deployed room says it runs. */
  readonly code?: string | undefined;
  /** What was typed before and is wrong. */
  readonly typed?: string | undefined;
}

/** The form by which a party says yes to the very agreement that the page shows. */
export const ApproveForm = ({ visit, digest, code, typed }: Props) => {
  const { terms } = visit.words;
  const codes = code === undefined ? [] : [[terms.code, <Code>{code}</Code>] as const];
  return (
    <section id="approve">
      <Box title={terms.approve}>
        <p>{terms.approveSays(visit.party)}</p>
        <KeyValues pairs={[[terms.digest, <Code>{digest}</Code>], ...codes]} />
        {code === undefined ? null : <p>{terms.approveCode}</p>}
        <WritingForm visit={visit} action="/terms/approve">
          <input type="hidden" name="digest" value={digest} />
          {code === undefined ? null : <input type="hidden" name="code" value={code} />}
          <TextField
            name="typed"
            label={terms.typed}
            description={terms.typedSays}
            constraint={terms.typedRule}
            error={typed === undefined ? undefined : terms.typedWrong}
            value={typed}
            required
          />
          <Button primary>{terms.approve}</Button>
        </WritingForm>
      </Box>
    </section>
  );
};
