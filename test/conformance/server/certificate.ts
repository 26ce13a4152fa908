import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for one run, and who vouches for it. */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** The certificate of the authority, in PEM, as Firefox is told to trust it. */
  readonly authority: string;
  /** The SHA-256 of the certificate's public key in base64, as Chromium is told to trust it. */
  readonly fingerprint: string;
}

const configFor = (names: string): string => `
[req]
distinguished_name = subject
[subject]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[server]
basicConstraints = critical, CA:FALSE
subjectAltName = ${names}
`;

/**
 * Makes a certificate for the hosts, which only a browser trusts that is told to.
 * @throws when there is no `openssl`.
 */
export function makeCertificate(hosts: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-certificate-'));
  const file = (name: string): string => join(folder, name);
  const make = (name: string, ...more: readonly string[]): void => {
    const kind = [
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
    ];
    const files = ['-config', file('config'), '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
    const subject = ['-subj', `/CN=cors-lens ${name}`, '-extensions', name];
    execFileSync('openssl', ['req', ...kind, ...files, ...subject, ...more], { stdio: 'pipe' });
  };
  try {
    const names = hosts.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`).join(',');
    writeFileSync(file('config'), configFor(names));
    make('authority');
    make('server', '-CA', file('authority.pem'), '-CAkey', file('authority.key'));
    const cert = readFileSync(file('server.pem'));
    const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return {
      key: readFileSync(file('server.key')),
      cert,
      authority: readFileSync(file('authority.pem'), 'utf8'),
      fingerprint: createHash('sha256').update(publicKey).digest('base64'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
