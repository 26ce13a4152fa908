import type { PageAccess } from './page-access.ts';

/**
 * Runs in the process of the page. Firefox's debugger evaluates in the page's own global, past the Content-Security-Policy of extension
 * pages, which forbids `eval`. What the page gives leaves it as JSON.
 */
const FRAME_SCRIPT = `(({ message, source, parameter }) => {
  const { addDebuggerToGlobal } = ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs');
  addDebuggerToGlobal(globalThis);
  const debug = new Debugger();
  const page = debug.addDebuggee(content);
  const answer = (result) => {
    debug.removeAllDebuggees();
    sendAsyncMessage(message, result);
  };
  const callable = (callback) => page.makeDebuggeeValue(Cu.exportFunction(callback, content));
  const resolve = callable((json) => answer({ json }));
  const reject = callable((error) => answer({ error }));
  const bindings = { parameter: page.executeInGlobal('(' + parameter + ')').return };
  const completion = page.executeInGlobalWithBindings(source, bindings);
  if (completion === null) return answer({ error: 'The script was stopped.' });
  const describe = "(error) => reject(String(error) + '\\\\n' + (error?.stack ?? ''))";
  if ('throw' in completion) {
    page.executeInGlobalWithBindings('(' + describe + ')(error)', { reject, error: completion.throw });
    return;
  }
  const settle = "Promise.resolve(value).then((result) => resolve(JSON.stringify(result) ?? 'null')).catch(" + describe + ')';
  page.executeInGlobalWithBindings(settle, { resolve, reject, value: completion.return });
})`;

/** Runs in the browser's process: sends the frame script to the page in `target`, a `<browser>`, and waits for its answer or the page's end. */
const EVALUATE = `
  const [source, parameter, script] = given.slice(-3);
  const message = 'cors-lens-evaluation-' + Services.uuid.generateUUID();
  const manager = target.messageManager;
  const answer = await new Promise((resolve) => {
    const gone = { observe: (subject) => { if (subject === manager) finish({ error: 'The page has gone.' }); } };
    const listener = { receiveMessage: ({ data }) => finish(data) };
    const finish = (result) => {
      manager.removeMessageListener(message, listener);
      Services.obs.removeObserver(gone, 'message-manager-disconnect');
      resolve(result);
    };
    manager.addMessageListener(message, listener);
    Services.obs.addObserver(gone, 'message-manager-disconnect');
    const call = script + '(' + JSON.stringify({ message, source, parameter }) + ')';
    manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(call), false);
  });
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.json;
`;

/** Something to evaluate: a script, whose last value counts, or a function that is sent as its text and knows nothing but its parameter. */
export type Evaluated<Parameter, Result> = string | ((parameter: Parameter) => Result | Promise<Result>);

/** Evaluates in the page whose `<browser>` the script `find` gives; `given` are the parameters of that. */
export async function evaluateInPage(
  { scripts, find, given }: Pick<PageAccess, 'scripts' | 'find' | 'given'>,
  evaluated: Evaluated<never, unknown>,
  parameter: unknown,
): Promise<unknown> {
  const source = typeof evaluated === 'string' ? evaluated : `(${evaluated.toString()})(parameter)`;
  const body = `const target = await (async () => {${find}})();${EVALUATE}`;
  const parameters = [...given, source, JSON.stringify(parameter) ?? 'undefined', FRAME_SCRIPT];
  return JSON.parse(String(await scripts.run(body, ...parameters)));
}
