/** The errors and warnings of the linter of Firefox's store on `dist/firefox`, each as its code and sentence. */
export function lintFirefox(): Promise<readonly string[]>;
