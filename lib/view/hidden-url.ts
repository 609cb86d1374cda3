// A URL without what lets somebody in or tells of a person. Hosts, paths and names of parameters stay,
// as they tell what was asked for.
import { splitUrl } from '../http/url.ts';
import { isPersonalName, isPersonalText } from '../share/personal.ts';
import { isCredentialLike } from '../token/credential-like.ts';
import { mask } from '../token/mask.ts';
import { hideNames, isSecretName, ownParts } from './hidden-parts.ts';
import { hasHidden, hiddenPart, maskPerson } from './hidden-text.ts';

interface Hiding {
  /** The token that is looked at; empty for none. */
  readonly own: string;
  readonly people: boolean;
  readonly names: readonly string[];
}

/** Total and linear; a text that is no URL is taken for a path. */
export function hideInUrl(url: string, hiding: Hiding): string {
  const { path, query, fragment } = splitUrl(url);
  return [
    path
      .split('/')
      .map((segment, index) => (index === 2 ? authority(segment) : part('', segment, hiding)))
      .join('/'),
    query === '' ? '' : `?${parameters(query, hiding)}`,
    fragment === '' ? '' : `#${parameters(fragment, hiding)}`,
  ].join('');
}

/** User information (RFC 3986 §3.2.1) is a name and perhaps a password. */
function authority(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : hiddenPart('•••') + text.slice(at);
}

function parameters(text: string, hiding: Hiding): string {
  return text.replace(/([^&=]*=)?([^&]*)/g, (whole, name: string | undefined, value: string) => {
    if (whole === '') return '';
    return (name ?? '') + part(decoded(name?.slice(0, -1) ?? ''), value, hiding);
  });
}

function part(name: string, value: string, { own, people, names }: Hiding): string {
  if (value === '') return '';
  const text = decoded(value);
  const isSecret =
    name === '' ? isCredentialLike(text) || text.startsWith('eyJ') : isSecretName(name, text);
  if (isSecret || hasHidden(ownParts(text, own))) return hiddenPart(mask(value));
  if (!people) return value;
  if (isPersonalName(name) || isPersonalText(text)) return hiddenPart(maskPerson(text));
  return hasHidden(hideNames(text, names)) ? hideNames(text, names) : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
