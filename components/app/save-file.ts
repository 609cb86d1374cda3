/**
 * Offers text to the user as a file to save. Nothing leaves the page.
 * @param parts the file, to be joined: a long one need not be one string
 * @param type media type
 */
export function saveFile(name: string, parts: readonly string[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it began.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
