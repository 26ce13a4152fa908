import { lineIf, lines } from '../write/lines.ts';
import { DEVELOPMENT_PROXY_NOTES, isUnderApi, pageExample, proxiedApi } from '../write/proxied-api.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** webpack-dev-server 5 and 6, whose `proxy` is a list. */
export const webpackProxy: Target = {
  id: 'webpack-proxy',
  name: 'webpack development proxy',
  variantOf: 'vite',
  layer: 'general',
  language: 'js',
  place: 'webpack.config.js, while developing: for an API that is not yours to change',
  documentation: 'https://webpack.js.org/configuration/dev-server/#devserverproxy',
  detect: () => null,
  write: (policy, exchange) => {
    const api = proxiedApi(exchange);
    return lines(
      'module.exports = {',
      '  // Keep your entry, rules and plugins.',
      '  devServer: {',
      '    proxy: [',
      `      // The page (${policy.origins.map(jsString).join(', ')}) asks its own server for /api, which asks the API:`,
      '      // for the browser there is one origin.',
      '      {',
      "        context: ['/api'],",
      `        target: ${jsString(api.origin)},${api.known ? '' : ' // where your API listens'}`,
      '        changeOrigin: true, // the Host header that the API expects',
      lineIf(!isUnderApi(api), "        pathRewrite: { '^/api': '' },"),
      lineIf(
        policy.credentials,
        "        cookieDomainRewrite: '', // cookies of the API become cookies of the page's host",
      ),
      '      },',
      '    ],',
      '  },',
      '};',
      '',
      `// ${pageExample(api)}`,
    );
  },
  notes: [
    ...DEVELOPMENT_PROXY_NOTES,
    {
      when: ['always'],
      text: 'Create React App reads `"proxy"` in `package.json`, or `src/setupProxy.js` with the same options for `http-proxy-middleware` (there `pathFilter` in place of `context`). Up to webpack-dev-server 4, `proxy` could be an object: each of its keys is a `context` here.',
    },
  ],
};
