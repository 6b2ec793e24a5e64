/**
 * Saves a text as a file where the browser puts downloads.
 *
 * @example
 * saveText(toCsv(rows), { fileName: 'calls.csv', type: 'text/csv;charset=utf-8' });
 */
export function saveText(text: string, { fileName, type }: { readonly fileName: string; readonly type: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  // The browser has taken the file by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
