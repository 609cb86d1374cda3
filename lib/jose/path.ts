// JSON paths (RFC 9535) of members and items, for people: `$.address.street`, `$.aud[0]`.

/** The path of a member: the shorthand where the name allows it (RFC 9535 §2.5.1.1). */
export function memberPath(path: string, name: string): string {
  return /^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)
    ? `${path}.${name}`
    : `${path}[${JSON.stringify(name)}]`;
}

/** The path of an array's item. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}
