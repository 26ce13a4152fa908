import { describe, expect, it } from 'vitest';
import { runIn } from './fake-terminal.ts';

const LINE =
  "Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: Request header field x-shop-token is not allowed by Access-Control-Allow-Headers in preflight response.";

describe('cors-lens decode', () => {
  it('gives every field of a message as JSON', async () => {
    const { exitCode, output, errors } = await runIn({ input: LINE }, 'decode', '--json');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({
      messages: [
        {
          engine: 'chromium',
          isCors: true,
          topic: 'cors',
          corsError: 'HeaderDisallowedByPreflightResponse',
          alsoPossible: [],
          phase: 'preflight',
          url: 'https://api.shop.test/a',
          origin: 'https://www.shop.test',
          redirectedFrom: null,
          redirectLocation: null,
          failedParameter: 'x-shop-token',
          statusCode: null,
          method: null,
          browserCode: null,
          causes: [
            {
              id: 'header-not-allowed',
              confidence: 'likely',
              summary: "A request header is not on the server's list",
            },
          ],
          summary:
            'https://api.shop.test does not allow the request header x-shop-token, so the request itself was never sent. Name it in Access-Control-Allow-Headers of the response to the preflight, or do not send it.',
        },
      ],
    });
  });

  it('reads headers that were pasted as a request', async () => {
    const input = `Request URL: https://api.shop.test/a
Request Method: GET
Status Code: 200 OK
Origin: https://www.shop.test
Access-Control-Allow-Origin: https://shop.test`;
    const { exitCode, output } = await runIn({ input }, 'decode', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      messages: [],
      exchanges: [{ url: 'https://api.shop.test/a', verdict: 'blocked', corsError: 'AllowOriginMismatch' }],
    });
  });

  it('tells of pasted headers with which nothing is wrong, too', async () => {
    const input = `$ curl -i https://api.shop.test/a -H 'Origin: https://www.shop.test'\nHTTP/2 200\nAccess-Control-Allow-Origin: https://www.shop.test`;
    const { exitCode, output } = await runIn({ input }, 'decode');
    expect(exitCode).toBe(0);
    expect(output).toContain('lets https://www.shop.test read the answer to your GET');
  });

  it('tells people what it means', async () => {
    const { exitCode, output } = await runIn(
      { input: `${LINE}\nGET http://localhost:1/ net::ERR_CONNECTION_REFUSED` },
      'decode',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain(
      '✗ CORS  https://api.shop.test/a  HeaderDisallowedByPreflightResponse (Chromium)',
    );
    expect(output).toContain(
      '! NOT A CORS MESSAGE  http://localhost:1/  net::ERR_CONNECTION_REFUSED (Chromium)',
    );
    expect(output).toContain('Start the server');
  });

  it('tells people the usual causes, and none that only says the message once more', async () => {
    const { output } = await runIn({ input: LINE.replace('x-shop-token', 'sentry-trace') }, 'decode');
    expect(output).toMatch(/Usual causes:\n +- A tracing library added a header\. \S/);
    expect((await runIn({ input: LINE }, 'decode')).output).not.toContain('Usual causes');
  });

  it('tells equal messages once', async () => {
    const { output } = await runIn({ input: `${LINE}\n${LINE}\n${LINE}\n` }, 'decode');
    expect(output.match(/✗ CORS/g)).toHaveLength(1);
    expect(output).toContain('Printed 3 times');
  });

  it('exits with 1 when it recognises nothing', async () => {
    expect(await runIn({ input: 'Hello' }, 'decode', '--json')).toEqual({
      exitCode: 1,
      output: '{"messages":[]}\n',
      errors: '',
    });
    const { exitCode, output, errors } = await runIn({ input: '' }, 'decode');
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^cors-lens: no console message was recognised\. [^\n]+\n$/);
  });

  it('shows no control character of the text', async () => {
    const hostile = LINE.replace('shop.test/a', 'shop.test/\u0007\u009b31m');
    const { output } = await runIn({ input: hostile }, 'decode');
    expect(output.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it.each([
    [['decode', 'log.txt'], 'decode reads standard input, and there is log.txt: cors-lens decode < FILE'],
    [['decode', '--jsn'], 'decode has no option --jsn. cors-lens decode --help lists them.'],
  ])('answers %j with one sentence and exit code 2', async (args, sentence) => {
    expect(await runIn({ input: LINE }, ...args)).toEqual({
      exitCode: 2,
      output: '',
      errors: `cors-lens: ${sentence}\n`,
    });
  });
});
