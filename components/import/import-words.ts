// What came of an import, in words.
import type { ImportForm } from '../../lib/import/handed-over.ts';
import type { Problem } from '../../lib/import/problem.ts';
import type { ImportProgress, ImportReport } from '../../lib/import/session-messages.ts';
import { clip } from '../../lib/view/clip.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { keyPart, locale, say, sayCounted } from '../../lib/words/say.ts';

const LONGEST_NAME = 60;
const MEGABYTE = 1_000_000;

/** A name as a sentence can bear it: a file's, or what pasted text was taken for. */
export function nameWords(name: string, form: ImportForm): string {
  return name === '' ? say(`import_name_${form}`) : clip(plainVisibleText(name), LONGEST_NAME);
}

/** A share, 0 to 1: "41 %". */
export function shareWords(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);
}

/** "1.4 MB". */
export function megabytes(bytes: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale(), digits).format(bytes / MEGABYTE);
}

/** "1,822 requests"; null for what is not counted, as a single text. */
export function unitWords(form: ImportForm, units: number): string | null {
  if (form === 'har') return sayCounted('import_requests', units);
  if (form === 'export') return sayCounted('import_exported', units);
  if (form === 'curl') return sayCounted('import_commands', units);
  return form === 'http' ? sayCounted('import_messages', units) : null;
}

/** How far an import has come, in a sentence for screen readers. */
export function progressSentence(
  name: string,
  { form, done, size, tokens }: ImportProgress,
): string {
  const share = shareWords(size === 0 ? 1 : done / size);
  const found = sayCounted('import_tokens', tokens);
  return say('import_progress', { name: nameWords(name, form), share, found });
}

/** What came of an import: "Imported session.har: 214 tokens from 1,822 requests." */
export function reportSentence(report: ImportReport): string {
  const { form, outcome, units, tokens } = report;
  const name = nameWords(report.name, form);
  const found = sayCounted('import_tokens', tokens);
  const share = shareWords(report.share);
  if (outcome === 'cancelled') return say('import_cancelled', { name, share, found });
  if (form === 'damaged') return say('import_damaged');
  if (outcome === 'failed') return say('import_failed', { name, found });
  const from = unitWords(form, units);
  if (tokens > 0) {
    return from === null
      ? say('import_done', { name, found })
      : say('import_done_from', { name, found, units: from });
  }
  return from === null
    ? say('import_nothing', { name })
    : say('import_nothing_in', { name, units: from });
}

/** Where nothing was found: what was looked at, and what can be done. */
export function nothingHint({ form, tokens, outcome }: ImportReport): string | null {
  if (tokens > 0 || outcome !== 'read' || form === 'damaged') return null;
  return say(form === 'har' ? 'import_hint_har' : 'import_hint_text');
}

/** What could not be read, with its place: "Entry 17: the response body is not base64, at offset 402." */
export function problemSentence(problem: Problem): string {
  const { code, entry, line, at } = problem;
  const what = say(`import_problem_${keyPart(code)}`, {
    at: at ?? 0,
    entry: entry ?? 0,
    name: clip(plainVisibleText(wordOf(problem)), LONGEST_NAME),
  });
  if (entry !== null && !code.startsWith('har-')) return say('import_at_entry', { entry, what });
  return line === null ? what : say('import_at_line', { line, what });
}

/** Which message a body belongs to is a word of ours, all other names are somebody else's. */
function wordOf({ code, name }: Problem): string {
  if (code !== 'body-not-base64') return name ?? '';
  return say(name === 'request' ? 'import_body_of_request' : 'import_body_of_response');
}
