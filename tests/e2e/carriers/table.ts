// The rows as people read them, in docs/capture.md.
import type { Section, Shown } from './row.ts';

/** One table for each section, in Markdown. */
export function captureTables(sections: readonly Section[]): string {
  return sections.map(captureTable).join('\n\n');
}

function captureTable({ title, rows }: Section): string {
  const lines = rows.map(({ what, chromium, firefox }) =>
    line(capitalised(what), words(chromium), words(firefox)),
  );
  return [`### ${title}`, '', line('Where', 'Chromium', 'Firefox'), '|---|---|---|', ...lines].join(
    '\n',
  );
}

function words(shown: Shown): string {
  return shown === true ? 'seen' : `not seen: ${shown}`;
}

function line(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
