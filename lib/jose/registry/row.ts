/** Names that one document registers. */
export interface RegistryGroup {
  readonly source: string;
  readonly rows: readonly RegistryRow[];
}

/** Section of the document, or nothing where the registry names none. */
export type RegistryRow = readonly [name: string, section: string];
