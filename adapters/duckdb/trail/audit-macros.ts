/**
 * Functions of Trino that audit SQL calls, as DuckDB has them: a path that leads to an object or a list, or a
 * text that is no JSON, answers nothing. A name with a hyphen stands in a path of Trino as `["a-b"]`, and in one of
 * DuckDB as `."a-b"`.
 */
export const AUDIT_MACROS = [
  `create macro duckdb_path(path) as replace(replace(path, '["', '."'), '"]', '"')`,
  `create macro json_extract_scalar(document, path) as case
    when not json_valid(document) then null
    when json_type(document, duckdb_path(path)) in ('OBJECT', 'ARRAY', 'NULL') then null
    else json_extract_string(document, duckdb_path(path))
  end`,
  `create macro json_extract(document, path) as case
    when json_valid(document) then json_extract_path(document, duckdb_path(path))
  end`,
  'create macro regexp_like(text, pattern) as regexp_matches(text, pattern)',
  'create macro json_format(part) as cast(part as varchar)',
  'create macro from_iso8601_timestamp(text) as cast(text as timestamp)',
  'create macro to_unixtime(instant) as epoch(instant)',
] as const;
