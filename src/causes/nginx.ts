import { grantedAtSameUrl, grantElsewhere, passedPreflight } from '../diagnosis/log/contrasts.ts';
import {
  answerLine,
  headerLine,
  isNginx,
  isPreflight,
  lacksAllowOrigin,
  saysNothingOfCors,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, likely, possible, type Recogniser } from './cause.ts';

/** `add_header` works for 200, 201, 204, 206, 301, 302, 303, 304, 307 and 308 only, unless `always` stands behind it. */
const nginxRules: Recogniser = (input) => {
  if (!isNginx(input) || !lacksAllowOrigin(input)) return null;
  if (isPreflight(input) && passedPreflight(input) === null && input.hop.status === 405) return null;
  const granted = passedPreflight(input) ?? grantElsewhere(input);
  // A block for OPTIONS that has other headers of CORS inherits none; elsewhere the one that is missing was an empty variable.
  const own = isPreflight(input) && grantedAtSameUrl(input);
  if (!saysNothingOfCors(input) && !own) return null;
  const server = headerLine(input, 'server');
  if (input.hop.status >= 400)
    return granted === null
      ? possible(statusLine(input), server)
      : likely(statusLine(input), server, answerLine(granted));
  // A location with an add_header of its own inherits none.
  return granted === null ? null : likely(server, answerLine(granted));
};

/** nginx and its rules for headers. */
export const nginxCauses = {
  'nginx-add-header-rules': {
    rank: 16,
    recognise: nginxRules,
    words: ({ server, status }) => ({
      title: sentence`nginx left its ${code('add_header')} out`,
      story: sentence`${server} answered ${status} through nginx. Without ${code('always')} its ${code('add_header')} applies to successes and redirects only, and a block with an ${code('add_header')} of its own inherits none.`,
      check: sentence`Look in the nginx configuration whether every ${code('add_header')} of CORS ends in ${code('always')}, and stands in the block that answers.`,
      fix: sentence`Add ${code('always')} to every CORS ${code('add_header')}, and repeat them in every block that has one of its own: the configuration for nginx does.`,
      avoid: sentence`Do not hide the error: with the header the page can read what really failed.`,
      link: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
    }),
  },
} satisfies Causes;
