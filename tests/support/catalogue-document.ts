// docs/reference-tokens.md, made from the tables that the recogniser reads.
import { BEARER_PREFIXES } from '../../lib/token/bearers.ts';
import { NAMED_FAMILIES, type NamedFamily } from '../../lib/token/catalogue.ts';
import { ENVELOPE_FAMILIES } from '../../lib/token/envelopes.ts';
import { labelOfFamily, labelOfPrefix } from '../../lib/token/labels.ts';
import type { Role } from '../../lib/token/recognition.ts';
import { ENVELOPE_SHAPES } from './envelope-shapes.ts';

const INTRODUCTION = `# Tokens that are no JWTs

HTTP does not remember who sent a request, so something must travel along that tells. There are two
answers. A **value token**, such as a JWT, says it all itself: the claims travel inside, and a
signature makes a change detectable. A **reference token**, such as a session id, says nothing: it is
a pointer to state that the server keeps. In between stand **envelopes**: content that travels inside,
as in a JWT, but in the private format of one framework.

Bearerscope asks the value first and the name second. A value that is or holds a token is shown as a
token, whatever its name; a name alone counts only for a value that looks drawn at random, so
\`sid=1\` is no session id. Signatures are not checked: that takes the server's key.

They are looked for by the names below in cookies and in the fields for credentials (Authorization,
X-Api-Key, X-Auth-Token). In other fields, in URLs, in bodies and in what a page stores, only names count
that a specification gave to a credential (\`access_token\`, \`refresh_token\`, \`client_secret\`), and
prefixes by which an issuer marks its tokens; there they are found through up to ten wrappers.
The codes of a sign-in (\`code\`, \`device_code\`) are not listed: they are exchanged once and worthless
afterwards, and \`code\` is a name for anything.

This page is made from the tables in \`lib/token\`; \`lib/token/catalogue.test.ts\` keeps it true, and
\`npx vitest --project unit lib/token/catalogue.test.ts -u\` writes it again.
`;

const SECTIONS: readonly { readonly role: Role; readonly title: string; readonly text: string }[] =
  [
    {
      role: 'session',
      title: 'Session ids, by name',
      text: 'The server keeps the claims and looks them up with each request.',
    },
    {
      role: 'bearer',
      title: 'Opaque bearer tokens, by name',
      text: `Whoever holds one may use it. Names stand for cookies and request fields. Those that a specification
gave to a credential count everywhere: as members of JSON in bodies and storage, as parameters of forms,
queries and fragments, as keys of storage. What begins as in the table above counts under any name.`,
    },
    {
      role: 'stickiness',
      title: 'Load balancers, by name',
      text: 'They keep a browser at the server that holds its session. They are no credentials and are hidden until the settings ask for them.',
    },
    {
      role: 'bot-check',
      title: 'Bot protection, by name',
      text: 'They say that a browser was checked, not who signed in. The extension leaves them out.',
    },
    {
      role: 'csrf',
      title: 'Protection against forged requests, by name',
      text: 'They prove where a request comes from, not who signed in. The extension leaves them out.',
    },
  ];

/** The whole page. */
export function catalogueDocument(): string {
  return [INTRODUCTION, envelopes(), prefixes(), ...SECTIONS.map(named)].join('\n');
}

function envelopes(): string {
  return [
    '## By value: envelopes and signed pointers',
    '',
    ...table(
      ['Family', 'Form', 'Shape', 'Readable without a key'],
      ENVELOPE_FAMILIES.map(({ family, label, form }) => {
        const { shape = '', readable = '' } = ENVELOPE_SHAPES[family] ?? {};
        return [label, form, shape, readable];
      }),
    ),
  ].join('\n');
}

function prefixes(): string {
  return [
    '## By value: opaque bearer tokens',
    '',
    ...table(
      ['Token', 'Begins with'],
      BEARER_PREFIXES.map((row) => [labelOfPrefix(row), code(row.prefix)]),
    ),
  ].join('\n');
}

function named({ role, title, text }: (typeof SECTIONS)[number]): string {
  const rows = NAMED_FAMILIES.filter((family) => family.role === role);
  return [
    `## ${title}`,
    '',
    text,
    '',
    ...table(
      ['Family', 'Names', 'Remark'],
      rows.map((family) => [
        labelOfFamily(family),
        family.names.map(code).join(' '),
        remarkOn(family),
      ]),
    ),
  ].join('\n');
}

function remarkOn({ usuallyJwt, encrypted, anywhere }: NamedFamily): string {
  if (anywhere) return 'everywhere';
  if (usuallyJwt) return 'usually a JWT';
  return encrypted ? 'sealed, readable by its server only' : '';
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
