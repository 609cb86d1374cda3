// npm run scan: the tokens in HAR recordings, JSON and any other text.

import { once } from 'node:events';
import { resolve } from 'node:path';
import './speak.ts';
import type { VerificationKey } from '../lib/judge/verify/key.ts';
import type { LimitHit } from '../lib/scan/unwrapper.ts';
import { plainVisibleText } from '../lib/view/visible-text.ts';
import { Failure } from './failure.ts';
import { FileScanner } from './scan/file-scanner.ts';
import { JudgedFile } from './scan/judged-file.ts';
import { jsonLine } from './scan/line.ts';
import { readOptions, type ScanOptions, USAGE } from './scan/options.ts';
import { Progress } from './scan/progress.ts';
import { readText, sizeOf } from './scan/read.ts';
import { TokenReader } from './scan/reading.ts';
import { contentIn, keysIn, verified } from './scan/signatures.ts';
import { FindingTable } from './scan/table.ts';
import {
  isAsBad,
  totalText,
  type Verdict,
  verdictLine,
  verdictText,
  worstOf,
} from './scan/verdicts.ts';
import { plural } from './text-table.ts';

/** Where standard output is no terminal, nobody knows how wide a line may be. */
const USUAL_WIDTH = 160;

const LIMIT_WORDS: Readonly<Record<LimitHit['code'], string>> = {
  'too-deep': 'something in it is wrapped too deeply to be opened',
  'too-large': 'what is wrapped in it is too large to be opened whole',
  'too-many': 'more is wrapped in it than is opened',
};

const STANDARD_INPUT = 'standard input';

class Scan {
  private readonly options: ScanOptions;
  private readonly reader = new TokenReader();
  private readonly table = new FindingTable(this.reader);
  private readonly progress = new Progress(process.stderr);
  private lines: string[] = [];
  private found = 0;
  private keys: readonly VerificationKey[] = [];
  private contents: readonly Uint8Array[] = [];
  private readonly verdicts: Verdict[] = [];

  constructor(options: ScanOptions) {
    this.options = options;
  }

  /** @returns the exit code */
  async run(): Promise<number> {
    const { keys: keyFiles, content, findings, files } = this.options;
    const isJudging = findings || keyFiles.length > 0;
    if (isJudging) this.keys = await keysIn(keyFiles.map((name) => ({ name, path: pathOf(name) })));
    this.contents = await Promise.all(content.map((name) => contentIn(name, pathOf(name))));
    let unread = 0;
    for (const file of files) {
      try {
        await (isJudging ? this.judge(file) : this.file(file));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.say(error.message);
        unread++;
      }
      await this.write();
    }
    this.progress.clear();
    if (isJudging) {
      if (!this.options.json) await print(totalText(this.verdicts));
      return unread > 0 ? 2 : this.isTooBad() ? 3 : 0;
    }
    if (!this.options.json) {
      const width = process.stdout.isTTY ? process.stdout.columns : USUAL_WIDTH;
      await print(this.table.text(width));
    }
    return unread > 0 ? 2 : 0;
  }

  private async file(file: string): Promise<void> {
    const path = file === '-' ? null : pathOf(file);
    const name = path === null ? STANDARD_INPUT : file;
    const size = await sizeOf(path);
    const limits = new Set<LimitHit['code']>();
    const scanner = new FileScanner(
      {
        finding: (finding) => {
          this.found++;
          if (this.options.json) this.lines.push(jsonLine(file, finding, this.reader));
          else this.table.add(name, finding);
        },
        limit: (code) => limits.add(code),
      },
      this.options.all,
    );
    for await (const { text, bytes } of readText(path, name)) {
      scanner.push(text);
      await this.write();
      this.progress.update(name, bytes, size, this.found);
    }
    scanner.end();
    for (const code of limits) this.say(`${name}: ${LIMIT_WORDS[code]}.`);
  }

  /** Reads a file as the extension imports it, and tells what is wrong with its tokens. */
  private async judge(file: string): Promise<void> {
    const path = file === '-' ? null : pathOf(file);
    const name = path === null ? STANDARD_INPUT : file;
    const size = await sizeOf(path);
    const now = Date.now();
    const judged = new JudgedFile(name, now, ({ code, entry }) =>
      this.say(`${name}${entry === null ? '' : ` entry ${entry}`}: ${code}.`),
    );
    for await (const { text, bytes } of readText(path, name)) {
      judged.push(text);
      this.progress.update(name, bytes, size, this.found);
    }
    for (const entry of judged.end()) {
      this.found++;
      const { keys, contents } = this;
      const verification =
        this.options.keys.length === 0 ? null : await verified(entry, keys, contents, now);
      const verdict = { file, entry, verification };
      this.verdicts.push(verdict);
      this.lines.push(this.options.json ? verdictLine(verdict) : verdictText(verdict, now));
      await this.write();
    }
    if (judged.dropped > 0) this.say(`${name}: ${plural(judged.dropped, 'token')} not judged.`);
  }

  private isTooBad(): boolean {
    const { failOn } = this.options;
    if (failOn === null) return false;
    return this.verdicts.some((verdict) => {
      const worst = worstOf(verdict);
      return worst !== null && isAsBad(worst, failOn);
    });
  }

  private say(sentence: string): void {
    this.progress.clear();
    console.error(plainVisibleText(sentence));
  }

  private async write(): Promise<void> {
    if (this.lines.length === 0) return;
    const text = this.lines.join('');
    this.lines = [];
    this.progress.clear();
    await print(text);
  }
}

/** npm runs scripts in the project's folder; a path is meant from where it was called. */
function pathOf(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: origin } = process.env;
  return resolve(script === 'scan' && origin ? origin : process.cwd(), file);
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

// Whoever reads the output may have seen enough, as in `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const read = readOptions(process.argv.slice(2), !process.stdin.isTTY);
if (read.ok) {
  process.exitCode = await new Scan(read.options).run().catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    console.error(plainVisibleText(error.message));
    return 2;
  });
} else if (read.code === 'help') {
  await print(USAGE);
} else {
  console.error(read.sentence);
  process.exitCode = 2;
}
