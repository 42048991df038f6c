import { minute, WORST_FIRST } from '#cli/audit/report-words.ts';
import { escaped } from '#cli/html/escaped.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';

/** How far the picture goes from side to side, and how high a line of it is. */
const WIDTH = 1_000;
const LINE = 14;
/** A moment is drawn as wide as this, or nobody sees it. */
const NARROWEST = 4;
/** Lines of a picture: more are a wall, and the table below has them all. */
const MOST = 60;

const moment = (time: string): number => Date.parse(time);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** From the first event of the logs to the last; findings alone where nobody says so. */
const spanOf = ({ examined, findings }: AuditReport): Span => {
  const from = [examined?.from ?? [], findings.map(({ firstAt }) => firstAt)].flat().map(moment);
  const to = [examined?.to ?? [], findings.map(({ lastAt }) => lastAt)].flat().map(moment);
  const known = (times: readonly number[]): readonly number[] => times.filter(Number.isFinite);
  return { from: Math.min(...known(from)), to: Math.max(...known(to)) };
};

const lineOf = (finding: ReportedFinding, at: number, { from, to }: Span): string => {
  const x = (time: string): number =>
    Math.max(0, Math.min(WIDTH, ((moment(time) - from) / Math.max(1, to - from)) * WIDTH)) || 0;
  const start = Math.min(x(finding.firstAt), WIDTH - NARROWEST);
  const end = Math.max(x(finding.lastAt), start + NARROWEST);
  const y = (at + 0.5) * LINE;
  return `<line class="${finding.severity}" x1="${start.toFixed(1)}" x2="${end.toFixed(1)}" y1="${y}" y2="${y}" vector-effect="non-scaling-stroke"><title>${escaped(finding.title)}</title></line>`;
};

/** When it happened, as a picture: one line a finding, the worst on top. Nothing where there is no time to show. */
export const timelineMarkup = (report: AuditReport): readonly string[] => {
  const span = spanOf(report);
  const shown = WORST_FIRST.flatMap((severity) =>
    report.findings.filter((each) => each.severity === severity),
  ).slice(0, MOST);
  if (shown.length === 0 || !Number.isFinite(span.from) || !Number.isFinite(span.to)) return [];
  const height = shown.length * LINE;
  const label = (time: number): string => escaped(minute(new Date(time).toISOString()));
  const marks = [0.25, 0.5, 0.75].map(
    (part) =>
      `<line class="mark" x1="${part * WIDTH}" x2="${part * WIDTH}" y1="0" y2="${height}" vector-effect="non-scaling-stroke"/>`,
  );
  return [
    '<figure>',
    `<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" height="${height}" preserveAspectRatio="none" role="img" aria-label="When each finding began and ended">`,
    ...marks,
    ...shown.map((finding, at) => lineOf(finding, at, span)),
    '</svg>',
    `<p class="axis"><span>${label(span.from)}</span><span>${label((span.from + span.to) / 2)}</span><span>${label(span.to)}</span></p>`,
    `<figcaption>One line a finding, the worst on top, in UTC${shown.length < report.findings.length ? `; the first ${shown.length} of ${report.findings.length}` : ''}.</figcaption>`,
    '</figure>',
  ];
};
