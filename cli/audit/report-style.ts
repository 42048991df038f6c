/** What a report looks like beside what every page does. */
export const REPORT_STYLE = [
  ':root{--critical:#a50e0e;--high:#a8400a;--medium:#735500;--low:#1a56c4;--informational:#595959;--card:#f7f7f8}',
  '@media screen and (prefers-color-scheme:dark){:root{--critical:#ff8a80;--high:#ffab70;--medium:#e8c547;--low:#8ab4ff;--informational:#b0b3b8;--card:#1f2228}}',
  'body{max-width:72rem}',
  'h1{margin-bottom:.2rem}h2{margin-top:2.2rem;border-bottom:2px solid var(--line)}',
  '.scroll{overflow-x:auto}.scroll table{overflow-wrap:normal}.scroll td{min-width:3rem;max-width:28rem;overflow-wrap:anywhere}',
  'td.number,.scroll td.number{overflow-wrap:normal}',
  '.lead{font-size:1.15rem;font-weight:600}',
  'article.finding{border-left:.35rem solid var(--line);background:var(--card);padding:.4rem 1rem;margin:1rem 0}',
  'dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{font-weight:600}dd{margin:0;min-width:0}',
  'dd ul{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;padding:0;list-style:none}.ids{font-family:ui-monospace,monospace;font-size:.85em}',
  '.severity{text-transform:uppercase;font-size:.8em;letter-spacing:.04em}',
  ...['critical', 'high', 'medium', 'low', 'informational'].map(
    (each) =>
      `.${each}>h3>.severity,td>.${each}{color:var(--${each});font-weight:700}article.${each}{border-color:var(--${each})}line.${each}{stroke:var(--${each});stroke-width:8}`,
  ),
  'figure{margin:1rem 0}svg.timeline{display:block;width:100%;background:var(--card)}line.mark{stroke:var(--line);stroke-width:1}',
  '.axis{display:flex;justify-content:space-between;gap:1rem;margin:.2rem 0;font-size:.85rem}figcaption{color:var(--quiet);font-size:.85rem}',
  '.matrix{font-size:.8rem}.matrix thead th{vertical-align:bottom;padding:.2rem}.matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}.matrix tbody th{font-weight:400;min-width:9rem;overflow-wrap:anywhere}.matrix td{padding:.2rem}',
  '.refused{color:var(--critical)}li.weaker{font-weight:600}a{color:var(--low)}',
  '@media screen and (max-width:600px){.scroll td:not(.number){min-width:9rem}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}',
  '@media print{.scroll{overflow:visible}article.finding{break-inside:avoid}h2,h3{break-after:avoid}table{font-size:8pt}.matrix{font-size:6.5pt}.matrix td,.matrix th{padding:1px 2px}.matrix td{min-width:0}a{color:inherit;text-decoration:none}}',
].join('');
