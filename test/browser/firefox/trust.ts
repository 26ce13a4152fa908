import type { BrowserScripts } from './browser-scripts.ts';

const TRUST = `
  const database = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  database.addCertFromBase64(given[0], 'C,,');
`;

/** Makes Firefox believe, for this run only, what an authority vouches for; `authority` is its certificate in PEM. */
export async function trustAuthority(scripts: BrowserScripts, authority: string): Promise<void> {
  await scripts.run(TRUST, authority.replace(/-----.*-----|\s/g, ''));
}
