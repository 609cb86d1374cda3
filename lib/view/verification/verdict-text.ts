// The verdicts about a token as a text for tickets and chats: Markdown that reads well as it is. Neither the
// token nor a secret is in it.
import type { VerificationKey } from '../../judge/verify/key.ts';
import type { ProofVerdict, Verification } from '../../judge/verify/verification.ts';
import type { ServerClock } from '../../ledger/server-clock.ts';
import { say } from '../../words/say.ts';
import { utcDate } from '../date.ts';
import { type Entry, issuerWords } from '../entry.ts';
import { kindName } from '../kind-words.ts';
import { code, plain } from '../markdown.ts';
import { plainVisibleText } from '../visible-text.ts';
import type { Answer } from './answers.ts';
import { bindingWords, disclosuresWords, proofRows } from './binding-words.ts';
import { claimsWords } from './claims-words.ts';
import { judgedEntry } from './judged-entry.ts';
import { groundsOf, openThumbprint } from './key-told.ts';
import { keyName, keyType, sourceWords } from './key-words.ts';
import { decryptionWords, protectionWords, signatureWords } from './signature-words.ts';
import { timeWords } from './time-words.ts';
import { uncheckedWords } from './unchecked-words.ts';

type Told = Extract<Answer, { state: 'told' }>;

/**
 * Signature, time and claims with what they rest on, a line each.
 * @param now milliseconds since the epoch
 * @param clocks of all servers
 */
export function verdictText(
  entry: Entry,
  answer: Answer,
  now: number,
  clocks: readonly ServerClock[],
): string {
  const judged = judgedEntry(entry, answer);
  const time = timeWords(judged, now, clocks);
  const claims = claimsWords(judged, true);
  const inside = judged === entry ? [] : [say('verify_of_inside')];
  return [
    `**${safe(titleOf(judged))}**`,
    '',
    ...signatureLines(entry, answer),
    line(say('verify_time'), [time.short, ...time.sentences, ...inside]),
    line(say('verify_claims'), [claims.short, ...claims.sentences.map(ended), ...inside]),
    ...(answer.state === 'told' ? groundLines(answer) : []),
    item(say('verify_fact_checked'), safe(checked(answer, now))),
    '',
  ].join('\n');
}

/** The verdict about the signature in one sentence, as Markdown; null where nobody checked it. */
export function signatureLine(answer: Answer): string | null {
  if (answer.state !== 'told') return null;
  const { short, sentence, notes = [] } = protectionWords(answer.verification, null);
  const moment = `${say('verify_fact_checked')}: ${utcDate(answer.at)}`;
  return `**${safe(say('verify_signature'))}:** ${safe([short, sentence, ...notes].map(ended).join(' '))} ${moment}`;
}

function titleOf(entry: Entry): string {
  const kind = kindName(entry.verdict.kind);
  if (entry.issuer === undefined) return kind;
  return say('verify_copy_title', { kind, issuer: issuerWords(entry) });
}

function signatureLines(entry: Entry, answer: Answer): readonly string[] {
  const about = say('verify_signature');
  if (answer.state !== 'told') {
    const { short, sentence } = uncheckedWords(entry.token, answer.state);
    return [line(about, [short, sentence])];
  }
  const { verification } = answer;
  const { decryption, inner } = verification;
  const { short, sentence, notes = [] } = protectionWords(verification, null);
  const opened = decryption === undefined ? null : decryptionWords(decryption, null);
  // With a token inside they are among those about that one.
  const weak = inner === undefined ? (opened?.notes ?? []) : [];
  return [
    // Of a token inside the sentence is about that one alone.
    ...(opened === null
      ? []
      : [line(say('verify_decryption'), [opened.short, opened.sentence, ...weak])]),
    ...(opened !== null && inner === undefined ? [] : [line(about, [short, sentence, ...notes])]),
    ...boundLines(verification),
    ...(inner === undefined ? [] : boundLines(inner)),
  ];
}

/** What else is bound to the token or by it. */
function boundLines(verification: Verification): readonly string[] {
  const { disclosures, keyBinding, proof } = verification;
  const isVouched = protectionWords(verification, null).mark === 'verified';
  const unvouched = isVouched ? [] : [say('verify_unvouched')];
  const lines: string[] = [];
  if (disclosures !== undefined) {
    const { sentences } = disclosuresWords(disclosures);
    lines.push(line(say('verify_disclosures'), [...sentences, ...unvouched]));
  }
  if (keyBinding !== undefined) {
    const signed = signatureWords(keyBinding.signature, null, { isProof: false, issuer: null });
    const { words, reasons } = bindingWords(keyBinding, signed, isVouched);
    lines.push(
      line(say('verify_binding'), [
        words.short,
        words.sentence,
        ...(words.notes ?? []),
        ...reasons,
      ]),
    );
  }
  if (proof !== undefined) {
    // When it was issued is none of what is told here.
    const told = proofRows(bare(proof), 0).filter(({ tone }) => tone !== 'open');
    lines.push(
      line(
        say('verify_proof'),
        told.map(({ label, value }) => `${label}: ${value}`),
      ),
    );
  }
  return lines;
}

function groundLines({ verification }: Told): readonly string[] {
  const { algorithm, reason, key } = groundsOf(verification);
  return [
    ...(key === null ? [] : [keyLine(key)]),
    ...(algorithm === null ? [] : [item(say('verify_fact_algorithm'), code(algorithm))]),
    ...(reason === null ? [] : [item(say('verify_fact_reason'), code(reason))]),
  ];
}

function keyLine(key: VerificationKey): string {
  const thumbprint = openThumbprint(key);
  const facts = [
    safe(`${keyName(key)}, ${keyType(key)}`),
    ...(thumbprint === null ? [] : [`${say('verify_fact_thumbprint')} ${code(thumbprint)}`]),
    safe(sourceWords(key.source, null)),
  ];
  return item(say('verify_fact_key'), facts.join(' · '));
}

/** The proof with addresses alone: queries, fragments and names of users hold tokens and secrets. */
function bare(proof: ProofVerdict): ProofVerdict {
  const { url } = proof;
  if (url.state === 'missing') return proof;
  const said = bareUrl(url.said);
  return {
    ...proof,
    url:
      url.state === 'differs'
        ? { ...url, said, expected: bareUrl(url.expected) }
        : { ...url, said },
  };
}

/** RFC 3986 §3: without what follows the path, and without the user's name before the host. Linear. */
function bareUrl(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.replace(/^\s*([a-z][a-z\d+.-]*:)?[\\/]*[^\\/]*@/i, (_, scheme = '') => `${scheme}//`);
}

function checked(answer: Answer, now: number): string {
  if (answer.state !== 'told') return utcDate(now);
  return say('verify_copy_moments', { signature: utcDate(answer.at), now: utcDate(now) });
}

function line(about: string, sentences: readonly string[]): string {
  const told = sentences.filter((sentence) => sentence !== '').map(ended);
  return item(about, safe(told.join(' ')));
}

function item(about: string, told: string): string {
  return `- **${safe(about)}:** ${told}`;
}

function ended(words: string): string {
  return /[.:!?…]$/.test(words) ? words : `${words}.`;
}

function safe(text: string): string {
  return plain(plainVisibleText(text));
}
