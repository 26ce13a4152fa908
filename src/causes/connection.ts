import { parseUrl } from '../cors/origin.ts';
import { answerLine, shown } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import type { TextPart } from '../explain/rich-text.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdn, mdnHeader, standard } from './links.ts';
import { failure, isClosed, orUnnamed } from './recognisers.ts';

const NO_SUCCESS = mdn('Guides/CORS/Errors/CORSDidNotSucceed');

/** Until 2017 Chromium had one name for every certificate that it did not trust. */
const isCertificate = (error: string): boolean =>
  error.startsWith('net::ERR_CERT_') || error === 'net::ERR_INSECURE_RESPONSE';

const isClientCertificate = (error: string): boolean =>
  error === 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED' || error.startsWith('net::ERR_BAD_SSL_CLIENT_AUTH');

/** Where not even a handshake came about, the certificate is what else is worth a look. */
const certificate: Recogniser = ({ diagnosis }) => {
  const error = diagnosis.failure?.kind === 'tls' ? diagnosis.failure.error : '';
  if (isCertificate(error)) return certain(shown(error));
  return error === '' || isClientCertificate(error) ? null : possible(shown(error));
};

/** The request itself was never sent: its preflight came to nothing. */
const unansweredPreflight: Recogniser = ({ hop }) =>
  hop.kind === 'preflight' && hop.status === 0
    ? certain(...(hop.error === '' ? [answerLine(hop)] : [shown(hop.error)]))
    : null;

/** A page over http asks its own host over https, on a port that speaks http: a policy of the page rewrote the address. */
const upgraded: Recogniser = ({ diagnosis, exchange, url }) => {
  const page = parseUrl(exchange.origin ?? '');
  const own = page !== null && page.protocol === 'http:' && page.hostname === url.hostname;
  return own && diagnosis.failure?.kind === 'tls' && url.protocol === 'https:' && url.port !== ''
    ? byOwnSign(likely(shown(url.origin), shown(diagnosis.failure.error)))
    : null;
};

/** Whether the browser says that it was offline. */
const isOffline = ({ text }: TextPart): boolean => /INTERNET_DISCONNECTED|NETWORK_CHANGED/.test(text);

/** Not CORS: no answer arrived. */
export const connectionCauses = {
  'server-not-running': {
    precision: 'status',
    verdicts: ['failed'],
    rank: 15,
    recognise: orUnnamed(failure(['refused'])),
    words: ({ server, named }) => ({
      title: sentence`No program listens at that address`,
      story: sentence`A connection to ${server} is refused where no program listens${named}. The server is not running, or it listens on another port or interface.`,
      check: sentence`Look whether the server runs, and which port it prints as it starts.`,
      fix: sentence`Start the server, or correct host and port in the page.`,
      avoid: sentence`Do not change the CORS policy: there is nobody to read it.`,
      link: NO_SUCCESS,
    }),
  },
  'dns-or-timeout': {
    precision: 'status',
    verdicts: ['failed'],
    rank: 20,
    recognise: orUnnamed(failure(['dns', 'timeout', 'offline'])),
    words: ({ host, named, sign }) => ({
      title: isOffline(sign)
        ? sentence`The browser had no network connection`
        : sentence`The server was not reached`,
      story: isOffline(sign)
        ? sentence`The computer had no network, or another one from one moment to the next${named}, so nobody asked ${host}.`
        : sentence`The browser reached no server under the name ${host} in time${named}. The name, the network, a VPN or a firewall can be the reason.`,
      check: isOffline(sign)
        ? sentence`Open any other site in the same browser.`
        : sentence`Ask for the same address with cURL from the same computer.`,
      fix: isOffline(sign)
        ? sentence`Connect to the network, and look whether DevTools simulates "Offline".`
        : sentence`Correct the host name, or switch on the VPN that the address needs.`,
      avoid: sentence`Do not change the CORS policy: the server was never asked.`,
      link: NO_SUCCESS,
    }),
  },
  'certificate-not-trusted': {
    verdicts: ['failed'],
    rank: 16,
    recognise: orUnnamed(certificate),
    words: ({ server, named }) => ({
      title: sentence`The browser does not trust the certificate`,
      story: sentence`A connection to ${server} ends at a certificate that the browser does not accept${named}. A script cannot click a warning away, so the request fails.`,
      check: sentence`Open ${server} in a tab of its own: the browser says there what is wrong with the certificate.`,
      fix: sentence`Give the server a certificate that the browser trusts; for local development one of a local authority.`,
      avoid: sentence`Do not accept the warning for good on a public site: correct the certificate.`,
      link: NO_SUCCESS,
    }),
  },
  'mutual-tls': {
    verdicts: ['failed'],
    rank: 37,
    recognise: failure(['tls'], isClientCertificate),
    words: ({ server, signed }) => ({
      title: sentence`The server wants a client certificate`,
      story: sentence`${server} asked for a client certificate${signed}. A preflight never carries one, so such a server has to let OPTIONS in without.`,
      check: sentence`Look whether the client certificate is required or optional in the TLS settings.`,
      fix: sentence`Make the client certificate optional in the TLS settings, and require it for every method but OPTIONS.`,
      avoid: sentence`Do not drop the client certificate for all methods: OPTIONS alone cannot carry one.`,
      link: standard('cors-preflight-fetch-0'),
    }),
  },
  'tls-handshake-failed': {
    precision: 'status',
    verdicts: ['failed'],
    rank: 38,
    recognise: failure(['tls'], (error) => !isCertificate(error) && !isClientCertificate(error)),
    words: ({ server, signed }) => ({
      title: sentence`No TLS connection came about`,
      story: sentence`The handshake with ${server} failed${signed}. A server that speaks http on that port does this, or one whose TLS is too old.`,
      check: sentence`Ask for the same address with http, and look whether it answers.`,
      fix: sentence`Ask with the scheme that the port speaks, and let the server offer TLS 1.2 or newer.`,
      avoid: sentence`Do not fall back to http on a public network: everybody on the way can read it.`,
      link: NO_SUCCESS,
    }),
  },
  'connection-closed': {
    verdicts: ['failed'],
    rank: 30,
    recognise: failure(['reset', 'empty-response', 'other'], isClosed),
    words: ({ server, signed }) => ({
      title: sentence`The server broke the connection off`,
      story: sentence`${server} closed the connection before its answer was complete${signed}. A program that crashed, or a proxy that gave up, does this.`,
      check: sentence`Look into the log of the server at the time of the request.`,
      fix: sentence`Correct what the log shows; a proxy in front may also need a longer timeout.`,
      avoid: sentence`Do not change the CORS policy: no answer arrived that could carry it.`,
      link: NO_SUCCESS,
    }),
  },
  'preflight-unanswered': {
    precision: 'general',
    verdicts: ['failed'],
    rank: 60,
    recognise: unansweredPreflight,
    words: ({ server, method, signed }) => ({
      title: sentence`The preflight never got an answer`,
      story: sentence`The OPTIONS request to ${server} came to nothing${signed}. So your ${method} was never sent.`,
      check: sentence`Send the OPTIONS request with cURL and look whether anything answers.`,
      fix: sentence`Let something answer OPTIONS at ${server}: a firewall or a proxy that drops the method is a frequent reason.`,
      avoid: sentence`Do not look at the CORS headers first: no answer came that could carry one.`,
      link: NO_SUCCESS,
    }),
  },
  'upgrade-insecure-requests': {
    verdicts: ['failed'],
    rank: 5,
    recognise: upgraded,
    words: ({ server, page }) => ({
      title: sentence`A policy of the page may have turned http into https`,
      story: sentence`${page} is a page over http, and the request went to ${server} over https, which does not speak it. The directive ${code('upgrade-insecure-requests')} rewrites addresses like this; Helmet sends it by default.`,
      check: sentence`Look for ${code('upgrade-insecure-requests')} in ${code('Content-Security-Policy')} of the document.`,
      fix: sentence`Take the directive out where the page is served over http, or serve page and API over https.`,
      avoid: sentence`Do not take the rest of the policy out with it: one directive is enough.`,
      link: mdnHeader('Content-Security-Policy'),
    }),
  },
} satisfies Causes;
