import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonArray, JsonObject, JsonValue } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { sayCounted } from '../../lib/words/say.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './JsonText.module.css';
import { LongText } from './LongText.tsx';

/** Members or items laid out without being asked for. */
const SHOWN = 200;

/** Longer values than this, as JSON text on one line, are folded. */
const LINE = 96;

/** A JSON value as written, coloured; what is long or nested folds. */
export function JsonText({ value }: { readonly value: JsonValue }) {
  switch (value.type) {
    case 'string':
      return (
        <span class={css['string']}>
          <LongText>{JSON.stringify(value.value)}</LongText>
        </span>
      );
    case 'number':
      return (
        <span class={css['number']}>
          <LongText>{value.text}</LongText>
        </span>
      );
    case 'literal':
      return <span class={css['literal']}>{String(value.value)}</span>;
    default:
      return fitsOnLine(value) ? <OnLine value={value} /> : <Folded value={value} />;
  }
}

function fitsOnLine(value: JsonArray | JsonObject): boolean {
  const held = value.type === 'array' ? value.items : value.members.map(({ value }) => value);
  return (
    held.every(({ type }) => type !== 'array' && type !== 'object') &&
    stringifyJson(value).length <= LINE
  );
}

function OnLine({ value }: { readonly value: JsonArray | JsonObject }) {
  const parts: ComponentChildren[] =
    value.type === 'array'
      ? value.items.map((item) => <JsonText value={item} />)
      : value.members.map((member) => (
          <>
            <SafeText>{JSON.stringify(member.name)}</SafeText>: <JsonText value={member.value} />
          </>
        ));
  const [open, close] = value.type === 'array' ? '[]' : '{}';
  if (parts.length === 0) return <>{`${open}${close}`}</>;
  return (
    <>
      {open}{' '}
      {parts.map((part, index) => (
        <>
          {index > 0 ? ', ' : ''}
          {part}
        </>
      ))}{' '}
      {close}
    </>
  );
}

function Folded({ value }: { readonly value: JsonArray | JsonObject }) {
  const [open, setOpen] = useState(false);
  const isArray = value.type === 'array';
  const count = isArray ? value.items.length : value.members.length;
  return (
    <div class={css['folded']}>
      <button type="button" class={css['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} />
        {isArray ? '[' : '{'}
        <span class={css['count']}>
          {sayCounted(isArray ? 'json_items' : 'json_members', count)}
        </span>
        {isArray ? ']' : '}'}
      </button>
      {open ? <Inside value={value} /> : null}
    </div>
  );
}

/** Members of an object or items of an array, one below the other. */
function Inside({ value }: { readonly value: JsonArray | JsonObject }) {
  const [shown, setShown] = useState(SHOWN);
  const rows: readonly { name: string; value: JsonValue }[] =
    value.type === 'object'
      ? value.members
      : value.items.map((item, index) => ({ name: String(index), value: item }));
  return (
    <ul class={css['inside']}>
      {rows.slice(0, shown).map((row, index) => (
        <li key={index}>
          <span class={css['name']}>
            <SafeText>{row.name}</SafeText>:
          </span>{' '}
          <JsonText value={row.value} />
        </li>
      ))}
      {rows.length > shown ? (
        <li>
          <button type="button" class={css['more']} onClick={() => setShown(shown + SHOWN)}>
            {sayCounted('show_more', rows.length - shown)}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
