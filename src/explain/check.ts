import type { Check } from '../diagnosis/diagnosis.ts';
import { shownUrl } from './addresses.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

const header = (name: string, value: string): RichText =>
  value === '' ? sentence`${code(name)}` : sentence`${code(`${name}: ${value}`)}`;

const list = (passed: boolean, name: string): RichText =>
  passed
    ? sentence`${code(name)} is well formed`
    : sentence`${code(name)} is not a comma-separated list of names`;

function allowOrigin(passed: boolean, value: string): RichText {
  const name = 'Access-Control-Allow-Origin';
  if (passed) return sentence`${header(name, value)} lets your page in`;
  return value === ''
    ? sentence`${code(name)} is missing or empty`
    : sentence`${header(name, value)} does not let your page in`;
}

function allowCredentials(passed: boolean, value: string): RichText {
  const name = 'Access-Control-Allow-Credentials';
  if (passed) return sentence`${code(name)} allows the credentials`;
  return value === ''
    ? sentence`${code(name)} is missing`
    : sentence`${header(name, value)} is not ${code('true')}`;
}

function redirectLocation(passed: boolean, location: string): RichText {
  const target =
    location === '' ? sentence`The redirect` : sentence`The redirect to ${code(shownUrl(location))}`;
  return passed ? sentence`${target} may be followed` : sentence`${target} may not be followed`;
}

function preflightRedirect(passed: boolean, location: string): RichText {
  if (passed) return sentence`The preflight was answered without a redirect`;
  return location === ''
    ? sentence`The preflight was redirected`
    : sentence`The preflight was redirected (${code(location)})`;
}

function preflightStatus(passed: boolean, status: string): RichText {
  const named = status === '' ? [] : sentence` ${code(status)}`;
  return passed
    ? sentence`The preflight's status${named} is a success`
    : sentence`The preflight's status${named} is not 2xx`;
}

/** One step of the decision as a short statement, passed or not, without a full stop. */
export function checkText({ step, subject, corsError }: Check): RichText {
  const passed = corsError === null;
  switch (step) {
    case 'preflight-redirect':
      return preflightRedirect(passed, subject);
    case 'allow-origin':
      return allowOrigin(passed, subject);
    case 'allow-credentials':
      return allowCredentials(passed, subject);
    case 'preflight-status':
      return preflightStatus(passed, subject);
    case 'allow-private-network':
      return passed
        ? sentence`The preflight allows the private network`
        : sentence`${code('Access-Control-Allow-Private-Network: true')} is missing`;
    case 'allow-methods-syntax':
      return list(passed, 'Access-Control-Allow-Methods');
    case 'allow-headers-syntax':
      return list(passed, 'Access-Control-Allow-Headers');
    case 'method':
      return passed
        ? sentence`The method ${code(subject)} is allowed`
        : sentence`The method ${code(subject)} is not in ${code('Access-Control-Allow-Methods')}`;
    case 'header':
      return passed
        ? sentence`The request header ${code(subject)} is allowed`
        : sentence`The request header ${code(subject)} is not in ${code('Access-Control-Allow-Headers')}`;
    case 'redirect-location':
      return redirectLocation(passed, subject);
  }
}
