// JSON written without loss, as json.ts reads it.
import type { JsonValue } from './json.ts';

/**
 * Writes a value as JSON, numbers exactly as they were read, duplicates included.
 * @param indent spaces per level; 0 writes everything on one line.
 */
export function stringifyJson(value: JsonValue, indent = 0): string {
  return write(value, indent, '');
}

function write(value: JsonValue, indent: number, margin: string): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'number':
      return value.text;
    case 'literal':
      return String(value.value);
    case 'array':
      return wrap(
        '[',
        ']',
        indent,
        margin,
        value.items.map((item) => (inner: string) => write(item, indent, inner)),
      );
    case 'object': {
      const colon = indent > 0 ? ': ' : ':';
      return wrap(
        '{',
        '}',
        indent,
        margin,
        value.members.map(
          ({ name, value: held }) =>
            (inner: string) =>
              `${JSON.stringify(name)}${colon}${write(held, indent, inner)}`,
        ),
      );
    }
  }
}

function wrap(
  open: string,
  close: string,
  indent: number,
  margin: string,
  parts: readonly ((inner: string) => string)[],
): string {
  if (parts.length === 0) return open + close;
  if (indent === 0) return open + parts.map((part) => part('')).join(',') + close;
  const inner = margin + ' '.repeat(indent);
  const lines = parts.map((part) => inner + part(inner)).join(',\n');
  return `${open}\n${lines}\n${margin}${close}`;
}
