/** Colours of light and dark: each text has a contrast of 4.5 or more on its ground (WCAG 2.2, 1.4.3). */
const COLOURS = `:root{color-scheme:light dark;--ground:#fff;--page:#f3f5f8;--text:#0f141a;--soft:#424650;--line:#c6c6cd;--edge:#70747f;--link:#0058c2;--main:#0058c2;--on-main:#fff;--bar:#161d26;--on-bar:#f3f3f7;--info:#0058c2;--success:#00702e;--warning:#7a4b00;--error:#b3001b;--tint:#e9f1fc;--b:#b45f06;--c:#7d3cb5}
@media (prefers-color-scheme:dark){:root{--ground:#161d26;--page:#0f141a;--text:#ebebf0;--soft:#c6c6cd;--line:#424650;--edge:#a4a7b0;--link:#75b8ff;--main:#75b8ff;--on-main:#0f141a;--bar:#06090d;--on-bar:#f3f3f7;--info:#75b8ff;--success:#4bd180;--warning:#ffc266;--error:#ff8a8a;--tint:#12304d;--b:#ffb066;--c:#d0a2f7}}`;

const GROUND = `*{box-sizing:border-box}html{font:16px/1.5 system-ui,sans-serif;background:var(--page);color:var(--text)}body{margin:0}
a{color:var(--link)}:focus-visible{outline:2px solid var(--main);outline-offset:2px}h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 .5rem}h2{font-size:1.2rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}p{margin:.25rem 0 .75rem;max-width:46rem}
code,pre,.id{font-family:ui-monospace,monospace;font-size:.875em;overflow-wrap:anywhere}pre{white-space:pre-wrap;margin:.25rem 0}.soft{color:var(--soft)}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:var(--ground);padding:.5rem;z-index:1}`;

const LAYOUT = `.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;background:var(--bar);color:var(--on-bar);padding:.6rem 1rem}.bar a{color:var(--on-bar)}.bar strong{font-size:1.1rem}.bar .end{margin-left:auto}.bar ul{display:inline-flex;gap:.75rem;list-style:none;margin:0;padding:0}
.frame{display:grid;grid-template-columns:15rem minmax(0,1fr);min-height:calc(100vh - 3rem)}.frame.alone{grid-template-columns:minmax(0,1fr)}.side{background:var(--ground);border-right:1px solid var(--line);padding:1rem}.side h2{font-size:.875rem;color:var(--soft);margin:.75rem 0 .25rem}.side ul{list-style:none;margin:0;padding:0}.side a{display:block;padding:.3rem .5rem;text-decoration:none;border-left:3px solid transparent}.side [aria-current]{font-weight:700;border-color:var(--main)}
main{padding:1rem 1.5rem 3rem;max-width:72rem;width:100%}.crumbs ol{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0;padding:0;font-size:.875rem}.crumbs li+li::before{content:"›";margin-right:.5rem;color:var(--soft)}
.box{background:var(--ground);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem;margin:1rem 0}.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}footer{margin-top:2rem;font-size:.875rem;color:var(--soft)}`;

const PARTS = `.button{display:inline-block;font:inherit;font-weight:700;border:2px solid var(--main);border-radius:1.25rem;padding:.3rem 1.1rem;background:var(--ground);color:var(--main);text-decoration:none;cursor:pointer}.button.primary{background:var(--main);color:var(--on-main)}
.alert{border:2px solid;border-radius:.75rem;padding:.75rem 1rem;margin:1rem 0;background:var(--ground)}.alert>*{color:var(--text)}.alert .kind{font-weight:700}.info,.info .kind{color:var(--info)}.success,.success .kind{color:var(--success)}.warning,.warning .kind{color:var(--warning)}.error,.error .kind{color:var(--error)}.alert p{margin:.25rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;background:var(--ground)}caption{text-align:left;font-weight:700;padding:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line)}thead th{color:var(--soft);font-size:.875rem}.number{text-align:right;font-variant-numeric:tabular-nums}
dl.values{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem 1.5rem;margin:0}dl.values dt{color:var(--soft);font-size:.875rem}dl.values dd{margin:0;overflow-wrap:anywhere}
.field{margin:0 0 1rem}.field>label,.field legend{font-weight:700;display:block;padding:0}.field .hint{color:var(--soft);font-size:.875rem;display:block}.field .fault{color:var(--error);font-weight:700;display:block}fieldset.field{border:0;padding:0}input:not([type=checkbox],[type=radio]),select,textarea{font:inherit;color:var(--text);background:var(--ground);border:2px solid var(--edge);border-radius:.5rem;padding:.35rem .6rem;width:100%;max-width:32rem}[aria-invalid=true]{border-color:var(--error)}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:0 1.5rem}
.empty{text-align:center;padding:1.5rem 1rem}.empty p{margin:.25rem auto .75rem}details{margin:.5rem 0}summary{cursor:pointer;color:var(--link)}`;

const CHARTS = `figure{margin:1rem 0}figcaption{font-weight:700;margin-bottom:.25rem}svg{display:block;width:100%;max-width:44rem;height:auto}svg text{fill:var(--text);font-size:13px}.track{fill:var(--page);stroke:var(--edge)}.mark-a{fill:var(--main)}.mark-b{fill:var(--b)}.mark-c{fill:var(--c)}.rule{stroke:var(--line)}.line-a{stroke:var(--main);fill:none}.line-b{stroke:var(--b);fill:none}.line-c{stroke:var(--c);fill:none}progress{width:100%;max-width:32rem;accent-color:var(--main)}`;

const NARROW = `@media (max-width:48rem){.frame{grid-template-columns:minmax(0,1fr)}.side{border-right:0;border-bottom:1px solid var(--line);padding:.5rem 1rem}.side section{display:flex;flex-wrap:wrap;gap:0 .25rem;align-items:baseline}.side h2{margin:0 .25rem 0 0}.side ul{display:flex;flex-wrap:wrap}main{padding:1rem}.bar .end{margin-left:0}}
@media print{.bar,.side,.crumbs,.button,footer{display:none}.frame{display:block}html{background:#fff}.box{break-inside:avoid}}`;

/** The one stylesheet of the console, which the policy of every page allows by its hash. */
export const STYLE = [COLOURS, GROUND, LAYOUT, PARTS, CHARTS, NARROW].join('\n');
