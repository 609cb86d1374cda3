// Tokens of the corpus with the keys that verify or decrypt them.
import { join } from 'node:path';
import { isRecord, jsonFile, recordsOf, stringOf, textsIn } from './set-result.ts';

/** A token of other people with what is needed to verify it. */
export interface Vector {
  readonly set: string;
  readonly name: string;
  readonly text: string;
  /** JWKs, as they are written there. */
  readonly keys: readonly unknown[];
  readonly password: string | null;
  /** What was signed, where it is not in the token. */
  readonly detached: string | null;
  /** What is inside, where it is known. */
  readonly content: string | null;
}

/** Nothing in it but the token. */
const BARE = { keys: [], password: null, detached: null, content: null };

/** Tokens of libraries' tests, without the keys. */
export function keylessVectors(dir: string): readonly Vector[] {
  const set = 'lib-test-tokens';
  return textsIn(join(dir, set), /^tokens\.jsonl$/).flatMap(({ text }) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) => {
        const one: unknown = JSON.parse(line);
        const name = `${index + 1}, ${stringOf(one, 'repo')} ${stringOf(one, 'path')}`;
        return { ...BARE, set, name, text: stringOf(one, 'raw') };
      }),
  );
}

/** Every token of the corpus that has its key beside it. */
export function vectorsIn(dir: string): readonly Vector[] {
  return [
    ...cookbookVectors(dir),
    ...latchsetVectors(dir),
    ...joserfcVectors(dir),
    ...proofVectors(dir),
    ...sdJwtVectors(dir),
  ];
}

function cookbookVectors(dir: string): readonly Vector[] {
  return textsIn(join(dir, 'rfc7520-cookbook'), /\.json$/).flatMap(({ name, text }) => {
    const example: unknown = JSON.parse(text);
    const parts = isRecord(example) ? [example, example['sign'], example['encrypt']] : [];
    return parts.filter(isRecord).flatMap((part) => cookbookPart(name, part, parts));
  });
}

function cookbookPart(
  name: string,
  part: Readonly<Record<string, unknown>>,
  all: readonly unknown[],
): readonly Vector[] {
  const { input, output } = part;
  if (!isRecord(input) || !isRecord(output)) return [];
  const keys = all
    .filter(isRecord)
    .flatMap((one) => (isRecord(one['input']) ? one['input']['key'] : []));
  const content = stringOf(input, 'payload') || stringOf(input, 'plaintext') || null;
  const detached = /detached|rfc7797\/hmac/.test(name) ? content : null;
  const password = stringOf(input, 'pwd') || null;
  const set = 'rfc7520-cookbook';
  return ['compact', 'json', 'json_flat'].flatMap((form) => {
    const text = serialized(output[form]);
    return text === null
      ? []
      : [
          {
            set,
            name: `${name} ${form}`,
            text,
            keys: keys.flat().filter(isRecord),
            password,
            detached,
            content,
          },
        ];
  });
}

/** A compact text as it is, an object as JSON. */
function serialized(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isRecord(value) ? JSON.stringify(value) : null;
}

function latchsetVectors(dir: string): readonly Vector[] {
  const files = textsIn(join(dir, 'rfc-vectors-latchset'), /^rfc75/);
  const textOf = (name: string) => {
    const text = files.find((file) => file.name === name)?.text;
    // Some are links to others, stored as the name that they link to.
    return files.find((file) => file.name === text?.trim())?.text ?? text;
  };
  return files.flatMap(({ name, text }) => {
    const [, stem] = /^(rfc\d+_[\d.A-Z]+?)\.jw[se][cfg]$/.exec(name) ?? [];
    if (stem === undefined) return [];
    const keys = files
      .filter((file) => file.name.startsWith(`${stem}.`) && /\.jwk(?:set)?$/.test(file.name))
      .map((file) => textOf(file.name) ?? '{}')
      .flatMap((key): readonly unknown[] => {
        const json: unknown = JSON.parse(key);
        const set = recordsOf(json, 'keys');
        return set.length > 0 ? set : [json];
      });
    const detached = textOf(`${stem}.payl`) ?? null;
    const content = textOf(`${stem}.pt`) ?? detached;
    const set = 'rfc-vectors-latchset';
    return [{ ...BARE, set, name, text: text.trim(), keys, detached, content }];
  });
}

function joserfcVectors(dir: string): readonly Vector[] {
  const keys = cookbookVectors(dir).flatMap((vector) => vector.keys);
  return textsIn(join(dir, 'joserfc-fixtures'), /\.json$/).flatMap(({ name, text }) => {
    if (text.trim() === '') return [];
    const file: unknown = JSON.parse(text);
    return recordsOf(file, 'tests').flatMap((test) => {
      const secret = stringOf(test, 'secret');
      const k = Buffer.from(secret || '').toString('base64url');
      const own = secret === '' ? keys : [{ kty: 'oct', k }];
      const content = stringOf(test, 'payload') || stringOf(file, 'payload') || null;
      const forms = ['compact', 'value', 'token', 'general_json', 'flattened_json'];
      return forms.flatMap((form) => {
        const token = serialized(test[form]);
        if (token === null) return [];
        const detached = /b64=false|[Dd]etached/.test(stringOf(test, 'name')) ? content : null;
        const set = 'joserfc-fixtures';
        const title = `${name} ${stringOf(test, 'name')} ${form}`;
        return [{ ...BARE, set, name: title, text: token, keys: own, detached, content }];
      });
    });
  });
}

function proofVectors(dir: string): readonly Vector[] {
  const tokens = recordsOf(jsonFile(join(dir, 'rfc9449-dpop/tokens.json')), 'tokens');
  return tokens.flatMap((token) => {
    const text = stringOf(token, 'raw').replace(/~~~$/, '');
    const name = `line ${token['line']}`;
    // Nonces stand there as well.
    return text.length < 60 ? [] : [{ ...BARE, set: 'rfc9449-dpop', name, text }];
  });
}

function sdJwtVectors(dir: string): readonly Vector[] {
  const folder = join(dir, 'sdjwt-rfc9901');
  const keys = recordsOf(jsonFile(join(folder, 'keys.json')), 'keys');
  const set = 'sdjwt-rfc9901';
  const cases = recordsOf(jsonFile(join(folder, 'appendix_a.json')), 'cases').map((one) => {
    return { ...BARE, set, name: stringOf(one, 'name'), text: stringOf(one, 'compact'), keys };
  });
  const texts = recordsOf(jsonFile(join(folder, 'draft_text_tokens.json')), 'tokens')
    .filter((one) => stringOf(one, 'raw').includes('.'))
    .map((one) => {
      return { ...BARE, set, name: `line ${one['line']}`, text: stringOf(one, 'raw'), keys };
    });
  return [...cases, ...texts];
}
