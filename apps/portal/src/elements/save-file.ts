/** Gives the reader a file to keep. */
export function saveFile(name: string, content: Blob | string): void {
  const url = typeof content === 'string' ? content : URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  if (typeof content === 'string') return;
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
