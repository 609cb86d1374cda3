// What findings are called, and what their evidence says.
import { stringifyJson } from '../jose/json-text.ts';
import type { Evidence } from '../judge/finding.ts';
import type { RuleCode } from '../judge/rules.ts';
import { stepWords } from '../scan/step-words.ts';
import { faultSentence } from '../token/fault-words.ts';
import { keyPart, listed, say, sayCounted } from '../words/say.ts';
import { carrierWords } from './carried-by.ts';
import { clip } from './clip.ts';
import { localDate } from './date.ts';
import { relative } from './duration.ts';
import { kindName } from './kind-words.ts';
import { ruleTitle } from './rule-titles.ts';

/** One finding in words: what it is, why it matters, what to change. */
export interface RuleWords {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** The words of a rule. */
export function ruleWords(code: RuleCode): RuleWords {
  return {
    title: ruleTitle(code),
    why: say(`rule_${keyPart(code)}_why`),
    fix: say(`rule_${keyPart(code)}_fix`),
  };
}

/** Where in the detail a person can look at a piece of evidence. */
export type EvidenceTab = 'claims' | 'structure' | 'sightings';

/** A piece of evidence on a line: "Claim exp 1795465205". */
export interface EvidenceWords {
  readonly label: string;
  /** The name of a claim, a header member or an attribute; null where there is none. */
  readonly name: string | null;
  readonly value: string;
  /** Whether the value stands so in the token, and not in our words. */
  readonly written: boolean;
  /** Null where it stands in no tab. */
  readonly tab: EvidenceTab | null;
}

/** UTF-16 units of a value that a line can bear. */
const VALUE_LENGTH = 120;

/**
 * A piece of evidence in words.
 * @param now milliseconds since the epoch
 */
export function evidenceWords(evidence: Evidence, now: number): EvidenceWords {
  switch (evidence.at) {
    case 'claim':
    case 'header': {
      const { name, value } = evidence;
      const label = say(`evidence_${evidence.at}`);
      if (value === null)
        return { label, name, value: say('evidence_missing'), written: false, tab: 'claims' };
      const text = clip(stringifyJson(value), VALUE_LENGTH);
      return { label, name, value: text, written: true, tab: 'claims' };
    }
    case 'segment':
      return ours('evidence_form', faultSentence(evidence.fault), 'structure');
    case 'signature':
      return ours('evidence_signature', sayCounted('bytes', evidence.bytes), 'structure');
    case 'place': {
      const { carrier, field, via } = evidence.place;
      const value = [carrierWords(carrier, field), ...via.map(stepWords)].join(' › ');
      return { ...ours('evidence_place', clip(value, VALUE_LENGTH), 'sightings'), written: true };
    }
    case 'cookie': {
      const { attribute: name, value } = evidence;
      const text =
        value === null
          ? say('evidence_not_set')
          : typeof value === 'number'
            ? localDate(value, now)
            : value;
      return { ...ours('evidence_cookie', text, 'sightings'), name };
    }
    case 'sent': {
      const { moment } = evidence;
      const value = `${localDate(moment, now)} · ${relative(moment, now)}`;
      return ours('evidence_sent', value, 'sightings');
    }
    case 'hosts':
      return ours('evidence_hosts', listed(evidence.hosts), 'sightings');
    case 'request': {
      const value = clip(`${evidence.method} ${evidence.url}`, VALUE_LENGTH);
      return { ...ours('evidence_request', value, 'sightings'), written: true };
    }
    case 'parameter': {
      const { name, value } = evidence;
      const text = value === null ? say('evidence_missing') : clip(value, VALUE_LENGTH);
      return { ...ours('evidence_parameter', text, null), name, written: value !== null };
    }
    case 'field': {
      const { name, lacks } = evidence;
      return {
        ...ours('evidence_field', say('evidence_field_lacks', { value: lacks }), null),
        name,
      };
    }
    case 'bits':
      return ours('evidence_bits', sayCounted('bits', evidence.bits), null);
    case 'token':
      return ours('evidence_token', kindName(evidence.kind), null);
  }
}

type Label =
  | 'evidence_form'
  | 'evidence_signature'
  | 'evidence_place'
  | 'evidence_cookie'
  | 'evidence_sent'
  | 'evidence_hosts'
  | 'evidence_request'
  | 'evidence_parameter'
  | 'evidence_field'
  | 'evidence_bits'
  | 'evidence_token';

function ours(label: Label, value: string, tab: EvidenceTab | null): EvidenceWords {
  return { label: say(label), name: null, value, written: false, tab };
}
