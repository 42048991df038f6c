import { ButtonLink } from '#console/parts/button.tsx';
import type { Visit } from '#console/visit.ts';

/** What is done for a list of events, whose mapping has no form here. */
export const EventsView = ({ visit, line }: { readonly visit: Visit; readonly line: string }) => {
  const { prepare } = visit.words;
  return (
    <>
      <p>{prepare.eventsSays}</p>
      <pre translate="no">{line}</pre>
      <pre translate="no">{`${line} --mapping mapping.yaml`}</pre>
      <p>{prepare.eventsNext}</p>
      <ButtonLink to="/upload">{prepare.upload}</ButtonLink>
    </>
  );
};
