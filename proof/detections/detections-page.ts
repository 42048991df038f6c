import type { Detection } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { SEVERITIES, type Severity } from '#core/audit/severity.ts';

/** Where the page is committed. */
export const DETECTIONS_PAGE = new URL('../../docs/detections.md', import.meta.url);

const HEAD = `# What is looked for in a trail

Generated from \`core/audit/detections.ts\` by \`npm run detections\`; a test fails when it is not what stands there.
Each line is one file in \`core/audit/detections/\`, which says what it means and what to do first, with examples
that it finds and benign ones that look alike, and one question in \`sql/audit/\`. *Room* judges what is of the room,
*account* the whole account that a room has of its own, and \`--all-resources\` everything in the logs. *Told* means
that a rule tells of each of the calls [as soon as it happens](watch.md#who-is-told). How well it agrees with what
others labelled [is measured](detections-graded.md).

A trail knows no country and no owner of a network. What is called a new place is a network (the first half of an
IPv4 address, or the first three groups of an IPv6 one) together with a program, neither of which the same principal
had used before in the logs that were read. What happens in number is counted by
hours that begin each half hour.
`;

const lineOf = ({ id, title, techniques, scope, watch }: Detection): string =>
  `| \`${id}\` | ${title} | ${techniques.join(', ')} | ${scope === 'resource' ? 'room' : 'account'} | ${watch ? 'yes' : ''} |`;

const sectionOf = (severity: Severity): string => {
  const own = DETECTIONS.filter((each) => each.severity === severity);
  const lines = own.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(lineOf);
  const name = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`;
  return `## ${name}\n\n| Detection | What happened | ATT&CK | Judged | Told |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
};

/** The page `docs/detections.md`: every detection in one line, what is worst first. */
export const detectionsPage = (): string =>
  [HEAD, ...SEVERITIES.toReversed().map(sectionOf)].join('\n');
