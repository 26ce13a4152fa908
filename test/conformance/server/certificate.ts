import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for one run. */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** The SHA-256 of its public key in base64, as Chromium is told to trust it. */
  readonly fingerprint: string;
}

/**
 * Makes a self-signed certificate for the hosts, which only a browser trusts that is told to.
 * @throws when there is no `openssl`.
 */
export function makeCertificate(hosts: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-certificate-'));
  try {
    const names = hosts.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`).join(',');
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', '/CN=cors-lens', '-addext', `subjectAltName=${names}`, '-days', '2'];
    execFileSync('openssl', ['req', ...kind, ...files, ...subject], { stdio: 'pipe' });
    const cert = readFileSync(join(folder, 'cert.pem'));
    const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return {
      key: readFileSync(join(folder, 'key.pem')),
      cert,
      fingerprint: createHash('sha256').update(publicKey).digest('base64'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
