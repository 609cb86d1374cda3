// A file or standard input as text, part by part.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Failure } from '../failure.ts';

/** A file could not be read. */
export class ReadError extends Failure {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go in circles',
  EIO: 'the disk reports an error',
  ERR_INVALID_ARG_VALUE: 'that is no file name',
};

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

export interface TextPart {
  readonly text: string;
  /** Bytes that were read so far. */
  readonly bytes: number;
}

/** The size of a file in bytes, or null where that cannot be told beforehand. */
export async function sizeOf(path: string | null): Promise<number | null> {
  if (path === null) return null;
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/**
 * The text of a file. UTF-8 unless a byte-order mark says UTF-16, as Windows shells write it; ill-formed
 * bytes become U+FFFD, and a byte-order mark stays, so that offsets are those of any other reader.
 * @param path null for standard input
 * @param name for the sentence in a ReadError
 */
export async function* readText(path: string | null, name: string): AsyncGenerator<TextPart> {
  let decoder: TextDecoder | null = null;
  let bytes = 0;
  try {
    const source = path === null ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
    for await (const chunk of source as AsyncIterable<Buffer>) {
      decoder ??= decoderFor(chunk);
      bytes += chunk.length;
      yield { text: decoder.decode(chunk, { stream: true }), bytes };
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new ReadError(`${name} could not be read: ${REASONS[code] ?? message}.`);
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield { text: rest, bytes };
}

function decoderFor(start: Buffer): TextDecoder {
  const [first, second] = start;
  const label =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(label, { ignoreBOM: true });
}
