// Which frames of a page are asked for their storage.

/** A frame as the browser tells of it. */
export interface PageFrame {
  readonly frameId: number;
  /** −1 for the page itself. */
  readonly parentFrameId: number;
  readonly url: string;
}

/** A frame that is to be read. */
export interface StorageFrame {
  readonly frameId: number;
  /** Of the document whose storage it shares: a blank document has the one of what embeds it. */
  readonly url: string;
}

export interface ChosenFrames {
  readonly frames: readonly StorageFrame[];
  /** How many frames belong to sites that are left out. */
  readonly leftOut: number;
}

/** Parents are followed no further. */
const DEEPEST = 100;

/**
 * Chooses before anything is put into a frame. Frames without storage (data:, pages of the browser) are
 * not named. Total.
 */
export function framesToRead(
  all: readonly PageFrame[],
  isWatched: (url: string) => boolean,
): ChosenFrames {
  const byId = new Map(all.map((frame) => [frame.frameId, frame]));
  const withStorage = all.flatMap((frame) => {
    let owner: PageFrame | undefined = frame;
    for (let i = 0; i < DEEPEST && owner !== undefined && isBlank(owner.url); i++) {
      owner = byId.get(owner.parentFrameId);
    }
    const url = owner?.url.replace(/^blob:/, '') ?? '';
    return /^https?:/i.test(url) ? [{ frameId: frame.frameId, url }] : [];
  });
  const frames = withStorage.filter(({ url }) => isWatched(url));
  return { frames, leftOut: withStorage.length - frames.length };
}

/**
 * The URL whose site a document's storage belongs to.
 * @param own what the document says of itself
 * @param chosen what the frame was chosen by
 */
export function storageUrl(own: string, chosen: string): string {
  return isBlank(own) || own.startsWith('blob:') ? chosen : own;
}

/** `about:blank` and `about:srcdoc` have the origin of what made them. */
function isBlank(url: string): boolean {
  return url === '' || url.startsWith('about:');
}
