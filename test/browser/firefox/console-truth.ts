import type { BrowserScripts } from './browser-scripts.ts';

/** One message of Firefox's console that the browser itself wrote. */
export interface BrowserMessage {
  /** `CORSMissingAllowOrigin2` and so on: the key of the text in the browser's own strings. */
  readonly category: string;
  /** What the console shows, in the browser's language. */
  readonly text: string;
  readonly level: 'error' | 'warning' | 'info';
}

const LISTEN = `
  if (browserWindow.corsLensMessages) return;
  const messages = [];
  browserWindow.corsLensMessages = messages;
  const { nsIScriptError } = Ci;
  const observe = (message) => {
    if (!(message instanceof nsIScriptError) || !message.category.startsWith('CORS')) return;
    const level = message.flags & nsIScriptError.warningFlag ? 'warning' : message.flags & nsIScriptError.infoFlag ? 'info' : 'error';
    messages.push({ category: message.category, text: message.errorMessage, level });
  };
  Services.console.registerListener({ QueryInterface: ChromeUtils.generateQI(['nsIConsoleListener']), observe });
`;

/** What Firefox itself says about CORS: its console messages with their category. It says nothing about requests that it let pass. */
export class ConsoleTruth {
  readonly #scripts: BrowserScripts;

  private constructor(scripts: BrowserScripts) {
    this.#scripts = scripts;
  }

  /** Starts to listen; keeps every message from now on. */
  static async listen(scripts: BrowserScripts): Promise<ConsoleTruth> {
    await scripts.run(LISTEN);
    return new ConsoleTruth(scripts);
  }

  /** The messages whose text contains `part`, in the order in which they were written. */
  async messagesAbout(part: string): Promise<readonly BrowserMessage[]> {
    const body = 'return browserWindow.corsLensMessages.filter(({ text }) => text.includes(given[0]));';
    return (await this.#scripts.run(body, part)) as readonly BrowserMessage[];
  }

  messages(): Promise<readonly BrowserMessage[]> {
    return this.messagesAbout('');
  }

  /** Forgets everything, so that the next case starts with an empty record. */
  async clear(): Promise<void> {
    await this.#scripts.run('browserWindow.corsLensMessages.length = 0;');
  }
}
