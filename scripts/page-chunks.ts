// How the code of the pages is packed into files. Left alone, a bundler makes a file for every set of pages
// and parts on demand that share something: fifty small ones for each page, which compress badly. What a
// page loads at once is packed by the pages alone that need it, and by those that load it on demand: such a
// part must not bring along all that other pages load at once.
import type { Plugin } from 'vite';

/** What is asked of a bundler about a module. */
export interface ModuleLinks {
  readonly importers: readonly string[];
  /** Those that load it on demand. */
  readonly dynamicImporters: readonly string[];
}

type LinksOf = (id: string) => ModuleLinks | null;

/**
 * The chunk for a module: named by the pages that load it at once, and after them by those that load it later.
 * @param linksOf what imports a module; null for one that is not known
 * @returns null for what is loaded on demand alone, and for what shows a page: other pages may load the
 * chunk of this one on demand, and must not become it
 */
export function chunkOf(id: string, linksOf: LinksOf): string | null {
  if (isPage(id) || (linksOf(id)?.importers ?? []).some(isPage)) return null;
  const atOnce = reached(id, (each) => linksOf(each)?.importers ?? []);
  const pages = pagesAmong(atOnce);
  if (pages.length === 0) return null;
  const ever = reached(id, (each) => {
    const { importers = [], dynamicImporters = [] } = linksOf(each) ?? {};
    return [...importers, ...dynamicImporters];
  });
  const later = pagesAmong(ever).filter((page) => !pages.includes(page) && !SELDOM.has(page));
  return [nameOf(pages), ...later.map((page) => `later-${page}`)].join('-');
}

/** A module with all that needs it, however indirectly. */
function reached(id: string, importersOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([id]);
  // A set that grows while it is walked is walked to its end.
  for (const each of found) for (const importer of importersOf(each)) found.add(importer);
  return found;
}

function pagesAmong(ids: ReadonlySet<string>): readonly string[] {
  return [...new Set([...ids].flatMap((id) => PAGE.exec(id)?.[1] ?? []))].toSorted();
}

function nameOf(pages: readonly string[]): string {
  const isShared = pages.some((page) => !SELDOM.has(page));
  const names = pages.map((page) => (isShared && SELDOM.has(page) ? 'seldom' : page));
  return [...new Set(names)].toSorted().join('-');
}

const PAGE = /\/entrypoints\/([\w-]+)\/index\.html$/;

function isPage(id: string): boolean {
  return PAGE.test(id);
}

/** What pages that are opened seldom share with others is not told apart by them: files less for those. */
const SELDOM: ReadonlySet<string> = new Set(['options', 'welcome']);

/** The plugin that packs pages so; scripts of one file are left alone. */
export function packPages(): Plugin {
  return {
    name: 'pack-pages',
    apply: 'build',
    outputOptions(options) {
      if (options.format !== 'es') return null;
      const name = (id: string, context: { getModuleInfo(id: string): ModuleLinks | null }) =>
        chunkOf(id, (each) => context.getModuleInfo(each));
      // A module's dependencies are needed by all pages that need it, and maybe more: such chunks need one
      // another in one direction only.
      return {
        ...options,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] },
      };
    },
  };
}
