// A file as text, part by part, in slices that leave time for other things: UTF-8, or what a byte-order
// mark says, packed with gzip or not.
import { type Problem, problem } from './problem.ts';

export interface TextPart {
  readonly text: string;
  /** Bytes of the file that were read so far; of text, its UTF-16 units. */
  readonly done: number;
}

/** Bytes that are decoded at once. */
export const SLICE = 1 << 18;
/** A packed file may hold so many bytes: a few that unpack to more are no recording. */
export const MOST_UNPACKED = 4 * 2 ** 30;

/**
 * The parts of a source. Never throws: what cannot be read is told to `fail`, and ends it.
 * @param mostUnpacked bytes of a packed file that are read
 */
export async function* sourceText(
  content: Blob | string,
  fail: (problem: Problem) => void,
  mostUnpacked = MOST_UNPACKED,
): AsyncGenerator<TextPart> {
  if (typeof content === 'string') {
    for (let at = 0; at < content.length; at += SLICE) {
      yield { text: content.slice(at, at + SLICE), done: Math.min(content.length, at + SLICE) };
    }
    return;
  }
  let done = 0;
  const counted = (bytes: number): void => {
    done += bytes;
  };
  try {
    const start = new Uint8Array(await content.slice(0, 4).arrayBuffer());
    const isPacked = start[0] === 0x1f && start[1] === 0x8b;
    if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3) {
      fail(problem('file-archive'));
      return;
    }
    let unpacked = 0;
    let decoder: TextDecoder | null = null;
    for await (const bytes of isPacked ? unpack(content, counted) : slices(content, counted)) {
      unpacked += bytes.length;
      if (isPacked && unpacked > mostUnpacked) {
        fail(problem('file-too-large', { at: mostUnpacked }));
        break;
      }
      decoder ??= decoderFor(bytes);
      for (let at = 0; at < bytes.length; at += SLICE) {
        yield { text: decoder.decode(bytes.subarray(at, at + SLICE), { stream: true }), done };
      }
    }
    const rest = decoder?.decode() ?? '';
    if (rest !== '') yield { text: rest, done };
  } catch (error) {
    // A stream that cannot be unpacked gives a TypeError (Compression Standard §6).
    const code = error instanceof TypeError ? 'file-damaged-gzip' : 'file-unreadable';
    fail(problem(code, { at: done }));
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

async function* slices(content: Blob, counted: (bytes: number) => void): AsyncGenerator<Bytes> {
  for (let at = 0; at < content.size; at += SLICE) {
    const bytes = new Uint8Array(await content.slice(at, at + SLICE).arrayBuffer());
    counted(bytes.length);
    yield bytes;
  }
}

async function* unpack(content: Blob, counted: (bytes: number) => void): AsyncGenerator<Bytes> {
  const counting = new TransformStream<Bytes, Bytes>({
    transform(bytes, controller) {
      counted(bytes.length);
      controller.enqueue(bytes);
    },
  });
  const stream = content.stream().pipeThrough(counting);
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function decoderFor([first, second]: Uint8Array): TextDecoder {
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { ignoreBOM: true });
}
