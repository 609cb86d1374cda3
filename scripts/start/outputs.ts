import { constants } from 'node:fs';
import { access, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TokenHistory } from '../../lib/ledger/record.ts';
import { exportDocument, exportText } from '../../lib/view/export.ts';
import { Failure } from '../failure.ts';
import type { StartOptions } from './options.ts';

/** A file or folder could not be written. */
export class OutputError extends Failure {}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  ENAMETOOLONG: 'the name is too long',
};

async function attempt<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new OutputError(`${path} could not be written: ${REASONS[code] ?? message}.`);
  }
}

async function checkFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  await access(there ? path : dirname(path), constants.W_OK);
}

async function checkFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await access(path, constants.W_OK);
}

/** Makes the folders, and finds out before a long visit rather than after it what cannot be written. */
export async function prepareOutputs({
  json,
  screenshots,
}: Pick<StartOptions, 'json' | 'screenshots'>): Promise<void> {
  if (json !== null) await attempt(json, checkFile(json));
  if (screenshots !== null) await attempt(screenshots, checkFolder(screenshots));
}

/** Writes the same document as the panel's Export. `now`: milliseconds since the epoch. */
export async function writeExport(
  path: string,
  histories: readonly TokenHistory[],
  now: number,
): Promise<void> {
  await attempt(path, writeFile(path, exportText(exportDocument(histories, now))));
}

export async function writePicture(folder: string, name: string, png: Uint8Array): Promise<void> {
  const path = join(folder, `${name}.png`);
  await attempt(path, writeFile(path, png));
}
