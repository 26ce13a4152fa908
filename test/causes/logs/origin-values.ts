import type { originValuesCauses } from '../../../src/causes/origin-values.ts';
import { allows, failing, log } from './http-log.ts';

/** A log for every cause of the topic. */
export const originValuesLogs: Readonly<Record<keyof typeof originValuesCauses, string>> = {
  'header-added-twice': failing(
    '200 OK\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Origin: *',
  ),
  'origin-list-in-one-header': failing(allows('https://app.example, https://admin.example')),
  'configured-origin-has-path': failing(allows('https://app.example/')),
  'loopback-names-differ': failing(allows('http://localhost:3000'), {
    url: 'http://localhost:8000/items',
    origin: 'http://127.0.0.1:3000',
  }),
  'port-differs': failing(allows('http://localhost:3000'), {
    url: 'http://localhost:8000/items',
    origin: 'http://localhost:5500',
  }),
  'scheme-differs': failing(allows('http://app.example')),
  'subdomain-differs': failing(allows('https://www.app.example')),
  'host-spelling': failing(allows('https://App.example')),
  'hard-coded-origin': log(
    failing(allows('https://prod.test'), { origin: 'https://one.example' }),
    failing(allows('https://prod.test'), { origin: 'https://two.test' }),
  ),
  'platform-adds-header': failing(
    '200 OK\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Origin: https://www.app.example',
    {
      url: 'https://a.lambda-url.eu-west-1.on.aws/',
    },
  ),
};
