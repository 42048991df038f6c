import type { AlertKind } from '#console/parts/alert.tsx';
import type { Child } from '#console/parts/child.ts';
import { RoomSentence } from '#console/parts/fault.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { shortened } from '#console/parts/shortened.ts';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import type { Words } from '#console/words/words.ts';
import type { Severity } from '#core/audit/severity.ts';

/** How each severity looks; its word tells those apart that look alike. */
const KINDS: Readonly<Record<Severity, AlertKind>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
  informational: 'info',
};

interface Props {
  readonly words: Words;
  readonly severity: Severity;
  readonly title: Child;
  readonly means: Child;
  readonly todo: Child;
  /** What is known of it beside that. */
  readonly children?: Child;
}

/** Something that was found: how bad it is by sign and word, what it means, and what to do. */
export const Finding = ({ words: { review }, severity, title, means, todo, children }: Props) => (
  <article class="box">
    <h3>
      <StatusIndicator kind={KINDS[severity]}>{review.severities[severity]}</StatusIndicator>{' '}
      {title}
    </h3>
    <p>
      <strong>{review.means}</strong> {means}
    </p>
    <p>
      <strong>{review.todo}</strong> {todo}
    </p>
    {children}
  </article>
);

/** As many things as a page names one by one. */
const MAX_NAMED = 20;

interface NamesProps {
  readonly words: Words;
  readonly names: readonly string[];
  readonly most?: number;
  /** How many there are, where not all are named. */
  readonly all?: number;
}

/** Names that others gave, the first of them, and how many more there are. */
export const Names = ({ words, names, most = MAX_NAMED, all = names.length }: NamesProps) => {
  const shown = names.slice(0, most);
  return (
    <ul>
      {shown.map((name) => (
        <li>
          <OthersText text={shortened(name)} />
        </li>
      ))}
      {all > shown.length ? <li>{words.review.andMore(all - shown.length)}</li> : null}
    </ul>
  );
};

/** Sentences of the room, which are English, the first of them, and how many more there are. */
export const RoomSentences = ({ words, names, most = MAX_NAMED }: NamesProps) => (
  <ul>
    {names.slice(0, most).map((says) => (
      <li>
        <RoomSentence says={says} />
      </li>
    ))}
    {names.length > most ? <li>{words.review.andMore(names.length - most)}</li> : null}
  </ul>
);
