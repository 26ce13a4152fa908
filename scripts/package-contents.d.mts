/** What is wrong with the files of an extension, each as half a sentence. `files` holds their bytes by path. */
export function problemsOf(
  files: Readonly<Record<string, Uint8Array>>,
  browser: 'chrome' | 'firefox',
  version: string,
): readonly string[];
