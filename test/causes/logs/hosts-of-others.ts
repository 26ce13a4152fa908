import type { hostsOfOthersCauses } from '../../../src/causes/hosts-of-others.ts';
import { refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const hostsOfOthersLogs: Readonly<Record<keyof typeof hostsOfOthersCauses, string>> = {
  'apps-script': refused('405 Method Not Allowed\nServer: GSE', {
    method: 'POST',
    url: 'https://script.google.com/macros/s/A/exec',
    asks: 'content-type',
  }),
  'headers-not-yours': refused('405 Method Not Allowed', { url: 'https://somebody.github.io/data.json' }),
};
