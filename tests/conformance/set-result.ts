// What a set of other people's data showed, in one shape for all sets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SetResult {
  readonly name: string;
  readonly passed: number;
  readonly failures: readonly Failing[];
  /** Cases in which the right answer is a decision, taken as the project's data says. */
  readonly soft: readonly Soft[];
  /** Why nothing in it can be run, or null. */
  readonly notApplicable: string | null;
}

export interface Failing {
  readonly name: string;
  readonly reason: string;
}

export interface Soft {
  readonly name: string;
  readonly decision: string;
}

/** Collects the outcome of one set, case by case. */
export class SetTally {
  private readonly name: string;
  private passed = 0;
  private readonly failures: Failing[] = [];
  private readonly soft: Soft[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** @param reason what is wrong, or null for a case that passed */
  count(name: string, reason: string | null): void {
    if (reason === null) this.passed++;
    else this.failures.push({ name, reason });
  }

  /** A case in which a decision was taken, and kept unless there is a reason. */
  decided(name: string, decision: string, reason: string | null = null): void {
    if (reason === null) this.soft.push({ name, decision });
    else this.failures.push({ name, reason });
  }

  result(): SetResult {
    const { name, passed, failures, soft } = this;
    // A set that was not found there proves nothing.
    const empty = passed + failures.length + soft.length === 0;
    const missing = [{ name, reason: 'no case was found in this set' }];
    return { name, passed, failures: empty ? missing : failures, soft, notApplicable: null };
  }
}

export function notApplicable(name: string, reason: string): SetResult {
  return { name, passed: 0, failures: [], soft: [], notApplicable: reason };
}

export interface NamedText {
  /** Below the folder that was asked for. */
  readonly name: string;
  readonly text: string;
}

/** The files of a folder at any depth whose name matches, in order of their names. */
export function filesIn(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort();
}

export function textsIn(folder: string, pattern: RegExp): readonly NamedText[] {
  return filesIn(folder, pattern).map((name) => {
    return { name, text: readFileSync(join(folder, name), 'utf8') };
  });
}

export function jsonFile(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

type Members = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records in a list that is a member of a record. */
export function recordsOf(value: unknown, name: string): readonly Members[] {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

export function stringOf(value: unknown, name: string): string {
  const member = isRecord(value) ? value[name] : undefined;
  return typeof member === 'string' ? member : '';
}
