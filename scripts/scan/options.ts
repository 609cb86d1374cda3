import { parseArgs } from 'node:util';

export interface ScanOptions {
  /** As they were given; `-` is standard input. */
  readonly files: readonly string[];
  /** One JSON object a line instead of a table. */
  readonly json: boolean;
  /** Session ids, envelopes and cookies of load balancers too. */
  readonly all: boolean;
}

export type ReadOptions =
  | { readonly ok: true; readonly options: ScanOptions }
  | { readonly ok: false; readonly code: 'help' }
  | { readonly ok: false; readonly code: 'wrong-usage'; readonly sentence: string };

export const USAGE = `Usage: npm run scan -- FILE… [options]

Finds every token in HAR recordings, JSON and any other text, however large, and tells where each
one stands and what it says. FILE may be -, and standard input is read when it is piped.

Options:
  --json   one JSON object a line for every place of every token (docs/scan.md)
  --all    also what is no token: session ids, framework cookies, load-balancer cookies
  --help   prints this

The output holds credentials. Exit codes: 0 done, 1 stopped by an error of its own,
2 a file could not be read or the usage is wrong.
`;

/**
 * Reads the arguments of `npm run scan --`.
 * @param piped whether standard input is something else than a keyboard
 */
export function readOptions(argv: readonly string[], piped: boolean): ReadOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { ok: false, code: 'help' };
    const files = positionals.length === 0 && piped ? ['-'] : positionals;
    if (files.length === 0) return wrongUsage('No file was given.');
    if (files.includes('')) return wrongUsage('A file needs a name, and one is empty.');
    return { ok: true, options: { files, json: values.json, all: values.all } };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // parseArgs explains further what to do about it; the first sentence is what is wrong.
    return wrongUsage(text.split(/(?<=\.)\s|\n/)[0] ?? text);
  }
}

function wrongUsage(problem: string): ReadOptions {
  const sentence = `${problem}${problem.endsWith('.') ? '' : '.'} See npm run scan -- --help.`;
  return { ok: false, code: 'wrong-usage', sentence };
}
