import { expect, it } from 'vitest';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';

const face = { name: 'days', label: 'Days' };

it('a field is told with its label, what it is for, how it is written and what is wrong', () => {
  const html = String(
    TextField({
      ...face,
      description: 'How long',
      constraint: '1 to 90',
      error: 'Too many',
      value: '99',
    }),
  );
  expect(html).toContain('<label for="days">Days</label>');
  expect(html).toContain('aria-describedby="days-description days-constraint days-error"');
  for (const id of ['days-description', 'days-constraint', 'days-error'])
    expect(html).toContain(`id="${id}"`);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('value="99"');
});

it('a field with nothing to say but its label refers to nothing', () => {
  const html = String(TextField(face));
  expect(html).not.toMatch(/aria-describedby|aria-invalid|value=/);
});

it('what was chosen is chosen, and nothing else', () => {
  const choices = ['a', 'b'].map((value) => ({ value, text: value.toUpperCase() }));
  const select = String(SelectField({ ...face, choices, value: 'b' }));
  expect(select).toMatch(/<option value="b" selected="">B/);
  expect(select).toMatch(/<option value="a">A/);
  const boxes = String(ChoiceField({ ...face, choices, values: ['a'], type: 'checkbox' }));
  expect(boxes.match(/checked=""/g)).toHaveLength(1);
  expect(boxes).toContain('<legend>Days</legend>');
});

it('what others wrote stays a value', () => {
  expect(String(TextField({ ...face, value: '"><script>' }))).toContain(
    'value="&quot;&gt;&lt;script&gt;"',
  );
});
