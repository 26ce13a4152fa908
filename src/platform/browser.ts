/** The one import of the polyfill: both browsers' extension API under one name, with promises. */
export { default as browser } from 'webextension-polyfill';
