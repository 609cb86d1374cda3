// Text of which parts are hidden. What stands for a hidden part travels inside of the text, between two
// noncharacters (Unicode §23.7), which no foreign text can mean anything by; so it passes through
// sentences, JSON text and whatever else a view makes of texts, and what is hidden is nowhere.

const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** Longer stand-ins are none of ours. */
export const HIDDEN = /\uFDD0([^\uFDD0\uFDD1]{1,300})\uFDD1/g;

const REST = '•••';

/** @param shown what stands for the hidden part */
export function hiddenPart(shown: string): string {
  return OPEN + shown + CLOSE;
}

/** True when any of the text is hidden. */
export function hasHidden(text: string): boolean {
  return text.includes(OPEN);
}

/**
 * What stands for something that tells of a person: its first character, and of a mail address the
 * host: "a•••@shop.example".
 */
export function maskPerson(text: string): string {
  const at = text.lastIndexOf('@');
  const [name, host] = at > 0 ? [text.slice(0, at), text.slice(at)] : [text, ''];
  const [first = ''] = name;
  // A host that is long is no host, and would be shown.
  const kept = host.length <= 80 && /^@[\p{L}\d.-]+$/u.test(host) ? host : '';
  return `${name.length > 2 ? first : ''}${REST}${kept}`;
}

/** Rewrites what is not hidden yet. */
export function outsideOfHidden(text: string, rewrite: (plain: string) => string): string {
  if (!hasHidden(text)) return rewrite(text);
  let done = 0;
  let result = '';
  for (const match of text.matchAll(HIDDEN)) {
    result += rewrite(text.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return result + rewrite(text.slice(done));
}
