/** Text of an attribute or a field, as it was before it was escaped. */
const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decode(found);
};

/** What a browser would send of the form with this button, left as it is shown; of several ticked boxes the last. */
export const formFields = (html: string, button: string): Record<string, string> => {
  const form = html.split('<form').find((each) => each.includes(button)) ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isChosen = !/type="(?:checkbox|radio)"/.test(tag) || / checked/.test(tag);
    if (isChosen) fields[attribute(tag, 'name') ?? ''] = attribute(tag, 'value') ?? '';
  }
  for (const [, tag = '', inner = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => / selected/.test(option)) ?? options[0] ?? '';
    fields[attribute(tag, 'name') ?? ''] = attribute(chosen, 'value') ?? '';
  }
  for (const [, tag = '', inner = ''] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    fields[attribute(tag, 'name') ?? ''] = decode(inner);
  return fields;
};
