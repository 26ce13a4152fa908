import { InspectorClient } from './inspector-client.ts';
import { NetworkTruth } from './network-truth.ts';
import { startWebKit } from './webkit-process.ts';

/** Live WebKit with its inspector open on one page. */
export interface WebKitBrowser {
  readonly page: InspectorClient;
  /** What the browser itself says of each request. */
  readonly truth: NetworkTruth;
  /** Ends this browser and nothing else. */
  close(): Promise<void>;
}

/** Opens `url`; the inspector is there before the page has to ask for anything. */
export async function launchWebKit(url: string): Promise<WebKitBrowser> {
  const running = await startWebKit(url);
  try {
    const page = await InspectorClient.connect(running.inspector);
    const truth = new NetworkTruth(page);
    for (const domain of ['Network', 'Console', 'Page', 'Runtime']) await page.send(`${domain}.enable`);
    const close = async (): Promise<void> => {
      page.close();
      await running.end();
    };
    return { page, truth, close };
  } catch (error) {
    await running.end();
    throw error;
  }
}
