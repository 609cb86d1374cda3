// The shipped sources as text, for tests that hold them to the house rules.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** A path from the root for one of our files, else the name of a package. */
  readonly to: string;
  /** Gone when the program runs: `import type`. */
  readonly typeOnly: boolean;
  /** Loaded when it is asked for: `import()`. */
  readonly onDemand: boolean;
}

/** Everything that reaches a user's browser: no tests, no declarations. */
export function shippedSources(): readonly Source[] {
  return ['lib', 'components', 'entrypoints']
    .flatMap((folder) => filesIn(join(ROOT, folder)))
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .filter((path) => /\.(tsx?|css|html)$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a source imports: values and types, statically and on demand. */
export function importsOf({ path, text }: Source): readonly Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    const typeOnly = /^\s*(import|export) type\s/.test(match[0]);
    const own = normalize(join(dirname(path), name))
      .split(sep)
      .join('/');
    const onDemand = match[2] !== undefined;
    return { from: path, to: name.startsWith('.') ? own : name, typeOnly, onDemand };
  });
}

/** A source without the lines that are comments and nothing else. */
export function codeOf({ text }: Source): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n');
}
