import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../../lib/judge/finding.ts';

export interface ScanOptions {
  /** As they were given; `-` is standard input. */
  readonly files: readonly string[];
  /** One JSON object a line instead of a table. */
  readonly json: boolean;
  /** Session ids, envelopes and cookies of load balancers too. */
  readonly all: boolean;
  /** What the rules find in the tokens, in place of where they stand. */
  readonly findings: boolean;
  /** Files with keys to verify and decrypt with. */
  readonly keys: readonly string[];
  /** Files with what was signed, for tokens that leave it out. */
  readonly content: readonly string[];
  /** A finding as bad as this, or a part of a token that failed, ends with an exit code of its own. */
  readonly failOn: Severity | null;
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
  --findings          what is wrong with the tokens, and what was seen of it
  --keys FILE         verifies and decrypts with the keys in FILE (JWK, JWK Set, PEM, DER, a secret);
                      may be given more than once
  --content FILE      what was signed, for tokens that leave their content out; needs --keys, may be
                      given more than once
  --fail-on SEVERITY  error, warning or note: ends with 3 if a finding is that bad, or worse, or what
                      was checked of a token fails; implies --findings
  --help   prints this

With --findings or --keys, files are read as the extension imports them (HAR, cURL, HTTP, fields,
exports, any text), and --json writes one object for every token.

The output holds credentials. Exit codes: 0 done, 1 stopped by an error of its own,
2 a file could not be read or the usage is wrong, 3 something is as bad as --fail-on says.
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
        findings: { type: 'boolean', default: false },
        keys: { type: 'string', multiple: true, default: [] },
        content: { type: 'string', multiple: true, default: [] },
        'fail-on': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { ok: false, code: 'help' };
    const files = positionals.length === 0 && piped ? ['-'] : positionals;
    if (files.length === 0) return wrongUsage('No file was given.');
    if (files.includes('')) return wrongUsage('A file needs a name, and one is empty.');
    const { json, all, keys, content, findings, 'fail-on': severity } = values;
    if (keys.includes('')) return wrongUsage('A file with keys needs a name, and one is empty.');
    if (content.includes(''))
      return wrongUsage('A file with content needs a name, and one is empty.');
    if (content.length > 0 && keys.length === 0) {
      return wrongUsage('With --content, --keys is needed too.');
    }
    const failOn = SEVERITIES.find((one) => one === severity) ?? null;
    if (severity !== undefined && failOn === null) {
      return wrongUsage(`There is no severity '${severity}'; choose ${SEVERITIES.join(', ')}.`);
    }
    const isJudged = findings || failOn !== null;
    return { ok: true, options: { files, json, all, findings: isJudged, keys, content, failOn } };
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
