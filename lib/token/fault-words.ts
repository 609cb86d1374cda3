// What is wrong with a token's form, in a sentence for people. Apart from the faults themselves, so that
// what only looks for tokens does not load it.
import { keyPart, say, sayCounted } from '../words/say.ts';
import type { JsonNoun, SegmentName, TokenFault } from './fault.ts';
import type { UnreadableReason } from './token.ts';

/** A fault in one plain sentence. */
export function faultSentence(fault: TokenFault): string {
  if (fault.inner !== null) {
    return say('fault_in_key_binding', { sentence: faultSentence(fault.inner) });
  }
  const { meaning, segment, index, name, facts } = fault;
  const { offset = 0, character, count = 0, found } = facts;
  const place = segment === null ? say('fault_place_token') : placeWords(segment, index);
  const values = {
    place,
    name: name ?? '',
    offset,
    count,
    character: characterWords(character),
    found: found === undefined ? '' : nounWords(found),
  };
  if (meaning === 'white-space') return sayCounted('fault_white_space', count, values);
  return say(`fault_${keyPart(meaning)}`, values);
}

/** Why claims cannot be read, in one plain sentence. */
export function unreadableSentence(reason: UnreadableReason): string {
  switch (reason.code) {
    case 'fault':
      return faultSentence(reason.fault);
    case 'not-object':
      return say('unreadable_not_object', { found: nounWords(reason.found) });
    case 'detached':
      return say('unreadable_detached');
    case 'unknown':
      return say('unreadable_unknown');
  }
}

/** A segment as a sentence begins with it: "The claims segment", "Disclosure 2". */
export function placeWords(segment: SegmentName, index: number): string {
  const place = say(`fault_place_${keyPart(segment)}`);
  const counted = segment === 'disclosure' || segment === 'unknown' || index > 0;
  return counted ? say('fault_place_counted', { place, number: index + 1 }) : place;
}

function nounWords(noun: JsonNoun): string {
  return noun === 'true' || noun === 'false' || noun === 'null' ? noun : say(`fault_found_${noun}`);
}

/** A character as people can see it: one that has no shape of its own is named by its code. */
function characterWords(point: number | undefined): string {
  if (point === undefined) return say('fault_character_unknown');
  if (point === 0x20) return say('fault_character_space');
  const visible = point > 0x20 && point < 0x7f;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return say('fault_character', { character: visible ? String.fromCodePoint(point) : code });
}
