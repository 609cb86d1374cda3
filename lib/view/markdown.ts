// Claims as a table in GitHub Flavored Markdown (spec 0.29, "Tables (extension)"), for tickets and
// chats. Names and values stand as code, so that none of them is a link, a mention or markup.

import { isDate } from '../jose/dates.ts';
import type { JsonObject, JsonValue } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { explainClaim, explainHeaderMember, isDateClaim } from '../jose/registry.ts';
import { say } from '../words/say.ts';
import { utcDate } from './date.ts';
import { plainVisibleText } from './visible-text.ts';

/** A table with a row for each member. */
export function markdownTable(members: JsonObject, of: 'claims' | 'header'): string {
  const head = [say('markdown_name'), say('markdown_value'), say('markdown_meaning')].map(plain);
  const rows = members.members.map(({ name, value }) =>
    row([code(name), code(textOf(value)), plain(meaning(name, value, of))]),
  );
  return [row(head), row(['---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function textOf(value: JsonValue): string {
  return value.type === 'string' ? value.value : stringifyJson(value);
}

function meaning(name: string, value: JsonValue, of: 'claims' | 'header'): string {
  const sentence = (of === 'claims' ? explainClaim : explainHeaderMember)(name) ?? '';
  if (of === 'header' || !isDateClaim(name) || value.type !== 'number') return sentence;
  const moment = Number(value.text) * 1_000;
  return isDate(moment) ? `${utcDate(moment)}. ${sentence}` : sentence;
}

/**
 * Code that holds any text: fenced by more backticks than stand together in it. A pipe needs its
 * backslash even there.
 */
export function code(text: string): string {
  const visible = plainVisibleText(text).replaceAll('|', '\\|');
  if (visible.trim() === '') return visible === '' ? '' : '`␠`';
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^ .* $/.test(visible) ? ' ' : '';
  return `${fence}${pad}${visible}${pad}${fence}`;
}

/** Text in one line that is no markup, no mention and, whoever wrote it, no link. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~@#]/g, (mark) => `\\${mark}`)
    .replaceAll('://', '\\://')
    .replace(/\bwww\./gi, (begin) => begin.replace('.', '\\.'))
    .replace(/\s+/g, ' ');
}
