/**
 * Functions of Trino that audit SQL calls, as DuckDB has them: a path that leads to an object or a list, or a
 * text that is no JSON, answers nothing.
 */
export const AUDIT_MACROS = [
  `create macro json_extract_scalar(document, path) as case
    when not json_valid(document) then null
    when json_type(document, path) in ('OBJECT', 'ARRAY', 'NULL') then null
    else json_extract_string(document, path)
  end`,
  'create macro regexp_like(text, pattern) as regexp_matches(text, pattern)',
  'create macro json_format(part) as cast(part as varchar)',
] as const;
