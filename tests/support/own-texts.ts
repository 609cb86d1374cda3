// What a component shows of itself, in every language: read from the syntax tree, as text and code look
// alike to an expression.
import { parseAst } from 'vite';
import type { Source } from './sources.ts';

/** Attributes of elements that are read, or read aloud. */
const READ_OF_ELEMENTS = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];
/** What our own components take to show it; names of icons and of radio buttons are not shown. */
const READ_OF_COMPONENTS = [...READ_OF_ELEMENTS, 'label', 'name', 'about', 'words', 'none'];
/** What is written between these is the same in every language: keys, and words of standards. */
const UNTRANSLATED = ['kbd', 'code'];
/** Components whose `name` is no text. */
const NAMED_INSIDE = ['Icon', 'Choice'];

/** ESTree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nodesIn = (value: unknown): readonly Node[] =>
  (Array.isArray(value) ? value : [value]).filter(isNode);

/** Every node below one, and itself. */
function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of nodesIn(value)) yield* nodesOf(child);
}

/** The texts that an expression may come to by itself, without the calls and names in it. */
function textsOf(node: Node): readonly string[] {
  const of = (...fields: readonly string[]) =>
    fields.flatMap((field) => nodesIn(node[field]).flatMap(textsOf));
  switch (node.type) {
    case 'JSXText':
      return [String(node['value'])];
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return [
        ...nodesIn(node['quasis']).map(({ value }) => (value as { readonly raw: string }).raw),
        ...of('expressions'),
      ];
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
      return node['operator'] === '&&' ? of('right') : of('left', 'right');
    case 'BinaryExpression':
      return node['operator'] === '+' ? of('left', 'right') : [];
    case 'ArrayExpression':
      return of('elements');
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return of('expression');
    default:
      return [];
  }
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  return node.type === 'JSXMemberExpression' ? nameOf(node['property']) : String(node['name']);
}

/** What an element shows by itself. */
function textsOfElement(element: Node): readonly string[] {
  const opening = element['openingElement'] as Node | undefined;
  const name = nameOf(opening?.['name']);
  const read = /^[A-Z]/.test(name) ? READ_OF_COMPONENTS : READ_OF_ELEMENTS;
  const shown = nodesIn(opening?.['attributes']).filter((attribute) => {
    const attributeName = nameOf(attribute['name']);
    if (attributeName === 'name' && NAMED_INSIDE.includes(name)) return false;
    return read.includes(attributeName);
  });
  const children = UNTRANSLATED.includes(name) ? [] : nodesIn(element['children']);
  return [...children, ...shown.flatMap(({ value }) => nodesIn(value))].flatMap(textsOf);
}

/** Texts that look like a sentence or a title wherever they stand, but for errors that nobody reads. */
function* sentencesOf(node: Node): Generator<string> {
  if (node.type === 'ImportDeclaration') return;
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Error') return;
  const { value } = node;
  if (node.type === 'Literal' && typeof value === 'string' && /^\p{Lu}\p{Ll}+ \S/u.test(value))
    yield value;
  for (const field of Object.values(node))
    for (const child of nodesIn(field)) yield* sentencesOf(child);
}

/** The texts with letters that a component would show in every language, each once. */
export function ownTexts({ path, text }: Source): readonly string[] {
  const program = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;
  const elements = [...nodesOf(program)].filter(({ type }) => /^JSX(Element|Fragment)$/.test(type));
  const texts = [...elements.flatMap(textsOfElement), ...sentencesOf(program)];
  return [...new Set(texts.map((one) => one.replace(/&\w+;/g, '').trim()))].filter((one) =>
    /\p{L}/u.test(one),
  );
}
