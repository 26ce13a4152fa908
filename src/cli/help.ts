/** What `--help` prints. */
export const HELP = `Explains what a browser's CORS check decided, and what makes the request pass.

Usage
  cors-lens explain FILE.har [FILE.har …] [--json] [--credentials include|omit]
      Explains every cross-origin request of recordings that were exported from DevTools (Network panel, Export HAR).
      FILE.har.gz is accepted; - reads standard input.
      A recording does not tell whether a request included credentials, such as cookies: what is needed lets it pass either way.
      --credentials says it, and then what is needed is no more than that.
      Exit status: 0 nothing is blocked by CORS, 1 something is, 2 a file cannot be read.

  cors-lens decode [--json]
      Explains console messages of Chromium, Firefox and Safari, as they are pasted, from standard input.
      Exit status: 0 a message was recognised, 1 none was, 2 the input cannot be read.

  cors-lens targets [--json]
      Lists the servers that a configuration can be written for.

  cors-lens snippet TARGET --policy FILE.json
      Prints the configuration of TARGET that grants a policy (the "policy" of explain --json); - reads standard input.

  cors-lens --help
  cors-lens --version`;
