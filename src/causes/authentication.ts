import { otherPreflightGranted } from '../diagnosis/log/contrasts.ts';
import {
  answered,
  answerLine,
  bareAnswer,
  type CauseInput,
  firstLine,
  hasAnswered,
  headerLine,
  isPreflight,
  isRefusedPreflight,
  lacksAllowOrigin,
  only,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdnHeader, mdnStatus, standard } from './links.ts';
import { byCorsLayer } from './recognisers.ts';

const unauthorised: Recogniser = (input) => {
  if (!bareAnswer(input, only(401, 403, 407, 419, 440, 498))) return null;
  return input.hop.status === 401 ? byCorsLayer(input) : likely(statusLine(input));
};

/** 401 is authentication; 403 alone may be a CORS layer that refuses, unless the log shows that this server's layer does not. */
const preflightUnauthorised: Recogniser = (input) => {
  const { status } = input.hop;
  if (!isRefusedPreflight(input)) return null;
  if (status === 401 || status === 407) return preflightChallenge(input);
  if (status !== 403) return null;
  if (hasAnswered(input, 'www-authenticate'))
    return certain(statusLine(input), headerLine(input, 'www-authenticate'));
  // An origin that was let in was not refused by the CORS layer.
  if (hasAnswered(input, 'access-control-allow-origin'))
    return likely(statusLine(input), headerLine(input, 'access-control-allow-origin'));
  const granted = otherPreflightGranted(input);
  return granted === null ? possible(statusLine(input)) : likely(statusLine(input), answerLine(granted));
};

const isNegotiated = (input: CauseInput): boolean =>
  /^(?:negotiate|ntlm|kerberos)/i.test(answered(input, 'www-authenticate'));

function preflightChallenge(input: CauseInput): ReturnType<Recogniser> {
  if (isNegotiated(input)) return likely(statusLine(input));
  const challenge = firstLine(input, ['www-authenticate', 'proxy-authenticate']);
  return certain(statusLine(input), ...(challenge === null ? [] : [challenge]));
}

const integrated: Recogniser = (input) =>
  isPreflight(input) && input.hop.status === 401 && lacksAllowOrigin(input) && isNegotiated(input)
    ? certain(statusLine(input), headerLine(input, 'www-authenticate'))
    : null;

/** Authentication in front of CORS. */
export const authenticationCauses = {
  'options-blocked-by-authentication': {
    precision: 'status',
    rank: 4,
    recognise: preflightUnauthorised,
    says: {
      refusals: [
        'No authorization token was found',
        'Authentication credentials were not provided',
        'Missing or malformed JWT',
        'Full authentication is required',
      ],
      of: 'preflight',
    },
    words: ({ server, method, status, configuration }) => ({
      title:
        status.text === '403'
          ? sentence`A login or an access rule may have refused the preflight`
          : sentence`Authentication refused the preflight`,
      story: sentence`${server} answered OPTIONS with ${status}. Browsers send a preflight without cookies and without ${code('Authorization')}, so whatever asks for them has to let OPTIONS through before your ${method} can carry them.`,
      check:
        status.text === '403'
          ? sentence`Look who made the 403: CORS layers refuse origins, methods and headers with it as well as logins do.`
          : sentence`Look whether authentication stands before the CORS layer, in the application or in a gateway.`,
      fix: sentence`Put the CORS layer before authentication, or let OPTIONS through without a login: ${configuration} stands first.`,
      avoid: sentence`Do not send the token in another way: no preflight ever carries one.`,
      link: standard('cors-preflight-fetch-0'),
    }),
  },
  'integrated-authentication': {
    rank: 4,
    recognise: integrated,
    words: ({ server, signed }) => ({
      title: sentence`Windows authentication refused the preflight`,
      story: sentence`${server} answered OPTIONS with 401 and asks for it in ${code('WWW-Authenticate')}${signed}. A preflight never logs in, so OPTIONS has to be open to anonymous requests.`,
      check: sentence`Look whether anonymous authentication is switched on for OPTIONS.`,
      fix: sentence`Allow anonymous requests for OPTIONS, and keep authentication for every other method.`,
      avoid: sentence`Do not switch authentication off for the whole site: OPTIONS alone has to be open.`,
      link: mdnHeader('WWW-Authenticate'),
    }),
  },
  'unauthorised-without-headers': {
    precision: 'status',
    rank: 26,
    recognise: unauthorised,
    words: ({ server, status, asked }) => ({
      title: sentence`The request was not authorised, and the refusal has no CORS headers`,
      story: sentence`${server} answered ${asked} with ${status}. That answer has no CORS headers, so the console speaks of CORS where the session or the token is the story.`,
      check: sentence`Send the request with cURL and the same token, and look at the status.`,
      fix: sentence`Log in again or renew the token; then put the CORS layer before authentication, so that the page can read the ${status} next time.`,
      avoid: sentence`Do not change the CORS policy first: log in again, or renew the token.`,
      link: mdnStatus(401),
    }),
  },
} satisfies Causes;
