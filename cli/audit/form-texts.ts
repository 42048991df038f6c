import { findingsCsv } from '#cli/audit/findings-csv.ts';
import { ocsfEvents } from '#cli/audit/ocsf-events.ts';
import type { Form } from '#cli/audit/report-files.ts';
import { reportLines } from '#cli/audit/report-page.ts';
import { sarifLog } from '#cli/audit/sarif-log.ts';
import { csvText, linesText } from '#cli/file-text.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { escapedInQuotes } from '#core/printable.ts';

/** JSON of which every character can be seen. */
const json = (value: unknown): string => escapedInQuotes(JSON.stringify(value));

/** The text of a report in each form that it is written in. */
export const FORM_TEXTS: Readonly<Record<Form, (report: AuditReport) => string>> = {
  html: (report) => linesText(reportLines(report)),
  ocsf: (report) =>
    ocsfEvents(report)
      .map((event) => linesText([json(event)]))
      .join(''),
  sarif: (report) => linesText([json(sarifLog(report))]),
  csv: (report) => csvText(findingsCsv(report)),
};
