import type { ComponentChildren } from 'preact';
import { isDate } from '../../lib/jose/dates.ts';
import type { JsonValue } from '../../lib/jose/json.ts';
import {
  explainAlgorithm,
  explainClaim,
  explainHeaderMember,
  isDateClaim,
} from '../../lib/jose/registry.ts';
import { localDate, utcDate } from '../../lib/view/date.ts';
import { relative } from '../../lib/view/duration.ts';
import { useStore } from '../app/store-context.ts';
import css from './Members.module.css';
import type { MembersOf } from './Members.tsx';

interface MeaningProps {
  readonly of: MembersOf;
  readonly name: string;
  readonly value: JsonValue;
}

/** What a member means, behind its value: a date in words, an algorithm's name, a sentence. */
export function Meaning({ of, name, value }: MeaningProps) {
  const moment = of === 'claims' && isDateClaim(name) ? numericDate(value) : null;
  if (moment !== null) return <DateMeaning moment={moment} />;
  const algorithm = value.type === 'string' && of === 'header' && ALGORITHMS.has(name);
  const sentence = algorithm
    ? explainAlgorithm(value.value)
    : (of === 'claims' ? explainClaim : explainHeaderMember)(name);
  return <Aside>{sentence && withoutStop(sentence)}</Aside>;
}

const ALGORITHMS = new Set(['alg', 'enc']);

function DateMeaning({ moment }: { readonly moment: number }) {
  const now = useStore().now.value;
  if (!isDate(moment)) return <Aside>{localDate(moment, now)}</Aside>;
  return (
    <Aside>
      {localDate(moment, now)} · {relative(moment, now)} · {utcDate(moment)}
    </Aside>
  );
}

function Aside({ children }: { readonly children: ComponentChildren }) {
  return children ? <span class={css['meaning']}> · {children}</span> : null;
}

/** RFC 7519 §2: seconds since the epoch; here in milliseconds. */
function numericDate(value: JsonValue): number | null {
  const seconds = value.type === 'number' ? Number(value.text) : Number.NaN;
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
