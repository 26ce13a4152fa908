import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { lines } from '../write/lines.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** CORS of Azure's platform, in front of the application. It knows origins and credentials, and allows every method and header. */
export const azureAppservice: Target = {
  id: 'azure-appservice',
  name: 'Azure App Service / Functions',
  variantOf: null,
  layer: 'proxy',
  language: 'shell',
  place:
    'Azure CLI, or the same values in the portal: the app, API, CORS (Bicep: siteConfig.cors). For Functions: az functionapp in place of az webapp',
  documentation:
    'https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api#enable-cors',
  detect: (exchange) =>
    findHost(exchange, ['.azurewebsites.net']) ??
    findFingerprint(exchange, [
      { header: 'set-cookie', starts: 'arraffinity=', confidence: 'likely' },
      { header: 'request-context', starts: 'appid=', confidence: 'possible' },
    ]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: (policy) =>
    lines(
      '# Origins exactly as the browser sends them: development, staging, production.',
      'az webapp cors add --resource-group GROUP --name APP \\',
      `  --allowed-origins ${policy.origins.map(shellString).join(' ')}`,
      ...(policy.credentials
        ? [
            'az resource update --resource-group GROUP --namespace Microsoft.Web --resource-type config \\',
            '  --parent sites/APP --name web --set properties.cors.supportCredentials=true',
          ]
        : []),
    ),
  notes: [
    {
      when: ['always'],
      text: "The platform's CORS comes before the application's: use one of the two. To expose headers or to restrict methods, leave this empty and configure the application.",
    },
    {
      when: ['credentials'],
      text: 'For Functions, `az functionapp cors credentials --enable true` does what the second command does.',
    },
    {
      when: ['exposed-headers'],
      text: 'The platform cannot expose response headers to the page: that takes CORS in the application.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'redirected', 'preflight-redirected'],
      text: 'Authentication of App Service ("Easy Auth") refuses or redirects requests without a token; with the CORS of the platform, preflights are answered before.',
    },
    {
      when: ['wildcard-sent', 'duplicated-header'],
      text: 'Remove a `*` from the list: it must not stand beside other origins, nor together with credentials.',
    },
    {
      when: ['gateway-error', 'error-without-headers'],
      text: 'While the application starts or fails (502, 503), the platform answers without the headers.',
    },
    {
      when: ['always'],
      text: 'Functions on your own computer read `local.settings.json`: `"Host": { "CORS": "http://localhost:5173" }`, with `"CORSCredentials": true` beside it where they are needed.',
    },
  ],
};
