/** The page of whoever answers for the data, in English. */
export const governance = {
  title: 'Governance',
  lead: 'For the privacy officer: what people may ask for, how long what stays, who looked at it, and the paper that proves it.',
  back: 'Back to governance',
  cancel: 'Do nothing',
  sure: 'Are you sure?',
  tick: 'Tick this first: it cannot be taken back.',
  gone: 'This is not kept any more',
  goneSays:
    'What came of work is kept until the console stops. Do it again: asking twice does no harm.',
  forms: { html: 'Page (HTML)', md: 'Text (Markdown)', json: 'For programs (JSON)' },
  auditorAccess:
    'A console that only looks asks about nobody: the ledger would note that it asked.',
};
