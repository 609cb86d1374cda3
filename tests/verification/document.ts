// docs/verification.md: what is written by hand, and the table of the RFCs' examples as they are answered.
import { readFile } from 'node:fs/promises';
import { verifyToken } from '../../lib/judge/verify/verify.ts';
import { EXCEPTIONS } from '../conformance/verification.ts';
import { EXAMPLES, type JoseExample, keysOf, optionsOf } from '../support/jose-examples.ts';
import { decoded } from '../support/tokens.ts';
import { saidOf } from '../support/verification-words.ts';

const FORMS = ['compact', 'flattened', 'general'] as const;

/** What stands before the tables; it is text, and text lives with its page. */
const START = '<!-- The tables below are made by tests/verification/document.ts. -->';

/** The whole page: what stands in it by hand, then the tables as they are now. */
export async function verificationDocument(path: string): Promise<string> {
  const page = await readFile(path, 'utf8');
  const end = page.indexOf(START);
  const written = end < 0 ? page : page.slice(0, end);
  return [written.trimEnd(), '', START, '', await examplesTable(), exceptionsTable()].join('\n');
}

async function examplesTable(): Promise<string> {
  const rows = await Promise.all(EXAMPLES.map(row));
  return [
    '## The examples of the RFCs',
    '',
    'Where an RFC does not have an example in a serialization, nothing stands.',
    '',
    '| Example | About | Compact | Flattened | General |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

async function row(example: JoseExample): Promise<string> {
  const cells = await Promise.all(FORMS.map((form) => cell(example, form)));
  return `| ${[example.of, example.about, ...cells].join(' | ')} |`;
}

async function cell(example: JoseExample, form: (typeof FORMS)[number]): Promise<string> {
  const token = example.tokens[form];
  if (token === undefined) return '';
  const text = typeof token === 'string' ? token : JSON.stringify(token);
  const answer = await verifyToken(decoded(text), await keysOf(example), optionsOf(example));
  const { decryption, signature, inner, keyBinding, disclosures } = answer;
  const said = [saidOf(decryption ?? signature)];
  if (inner !== undefined) said.push(`inside ${saidOf(inner.signature)}`);
  if (disclosures !== undefined) said.push(`disclosures ${disclosures.state}`);
  if (keyBinding !== undefined) said.push(`key binding ${saidOf(keyBinding.signature)}`);
  return said.join(', ');
}

function exceptionsTable(): string {
  return [
    '## What is neither verified nor decrypted',
    '',
    'Of all tokens of other people that the conformance run has a key for, these and no others.',
    '',
    '| What is said | Why that is right |',
    '|---|---|',
    ...EXCEPTIONS.map(({ said, why }) => `| ${said} | ${why} |`),
    '',
  ].join('\n');
}
