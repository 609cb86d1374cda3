// What a browser loads before anything is shown or recorded: the background's first script, and of each page
// its document with all that this names and imports. What is imported on demand comes later and does not
// count, nor do texts and icons. What the background loads once its first event was taken care of has a
// line of its own.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { plural, type TextColumn, textTable } from './text-table.ts';

export interface FirstLoad {
  /** `background`, or the name of a page. */
  readonly name: string;
  readonly files: readonly LoadedFile[];
  /** Bytes of all files, each compressed with gzip. */
  readonly bytes: number;
}

export interface LoadedFile {
  /** Within the extension's folder. */
  readonly path: string;
  readonly bytes: number;
}

const PAGES = ['popup', 'panel', 'inspector', 'options', 'welcome', 'devtools'];

/**
 * The first loads of a built extension: the background and every page.
 * @param folder where it was built
 * @throws when a page names a file that is not there
 */
export function firstLoads(folder: string): readonly FirstLoad[] {
  return [
    load(folder, 'background', backgroundScripts(folder)),
    load(folder, 'background, rest', ['background-rest.js']),
    ...PAGES.map((page) => load(folder, page, [`${page}.html`])),
  ];
}

function load(folder: string, name: string, entries: readonly string[]): FirstLoad {
  const paths = new Set(entries);
  const files: LoadedFile[] = [];
  // A set that grows while it is walked is walked to its end.
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    files.push({ path, bytes: gzipSync(text, { level: 9 }).length });
    for (const next of loadedBy(path, text)) paths.add(next);
  }
  files.sort((one, other) => other.bytes - one.bytes);
  return { name, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function backgroundScripts(folder: string): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { background } = manifest as {
    readonly background: { readonly service_worker?: string; readonly scripts?: string[] };
  };
  return background.scripts ?? [background.service_worker ?? ''];
}

/** Scripts and styles that a document names, and what a script imports at its head. */
function loadedBy(path: string, text: string): readonly string[] {
  const named = path.endsWith('.html')
    ? text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)
    : path.endsWith('.js')
      ? text.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+)"/g)
      : [];
  return [...named].map(([, to = '']) =>
    to.startsWith('/') ? to.slice(1) : posix.join(dirname(path), to),
  );
}

const COLUMNS: readonly TextColumn<FirstLoad>[] = [
  { title: 'first load', cell: ({ name }) => name, longest: 20 },
  { title: 'gzip', cell: ({ bytes }) => kilobytes(bytes), longest: 12, right: true },
  { title: 'in', cell: ({ files }) => plural(files.length, 'file'), longest: 12, right: true },
];

/** Lines for a terminal. */
export function firstLoadTable(loads: readonly FirstLoad[]): readonly string[] {
  return textTable(COLUMNS, loads, 80);
}

/** 30_120 → `30.1 kB`; a kilobyte has a thousand bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
