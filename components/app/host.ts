/** What a view can ask of the browser it stands in; null where the browser does not offer it. */
export interface Host {
  /** Asks the user for access to the sites. */
  readonly grantAccess: (() => Promise<unknown>) | null;
  /** Shows the same tokens on a page of their own. */
  readonly openInspector: (() => void) | null;
  /** Loads the page of the tab again. */
  readonly reload: (() => void) | null;
  /** Offers text as a file to save. */
  readonly saveFile: (name: string, text: string) => void;
}
