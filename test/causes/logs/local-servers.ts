import type { localServersCauses } from '../../../src/causes/local-servers.ts';
import { failing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const localServersLogs: Readonly<Record<keyof typeof localServersCauses, string>> = {
  'airplay-receiver': refused('403 Forbidden\nServer: AirTunes/870.14.1\nContent-Length: 0', {
    url: 'http://localhost:5000/predict',
    origin: 'http://localhost:3000',
  }),
  'local-model-server': failing('403 Forbidden', {
    url: 'http://192.168.1.9:11434/api/tags',
    origin: 'http://192.168.1.20:3000',
  }),
  'development-address': failing('', {
    url: 'http://localhost:8000/items',
    directives: ['@error net::ERR_CONNECTION_REFUSED'],
  }),
  'container-host-name': failing('', {
    url: 'http://backend:8080/items',
    origin: 'http://localhost:3000',
    directives: ['@error net::ERR_NAME_NOT_RESOLVED'],
  }),
  'unspecified-address': failing('', {
    url: 'http://0.0.0.0:8000/items',
    origin: 'http://localhost:3000',
    directives: ['@error net::ERR_ADDRESS_INVALID'],
  }),
  'minio-console-port': refused('403 Forbidden\nServer: MinIO Console', {
    url: 'http://files.test:9001/b/k',
    origin: 'http://app.test',
  }),
};
