import { describeDevelopmentProxy } from './support/development-proxy.ts';
import { describeServer } from './support/expectations.ts';
import { LONG_LISTS, POLICIES } from './support/policies.ts';
import { startConfigured, startProxy, type Places, type ProxyServer } from './support/proxy.ts';

const PART = /^# 2\. .*$/m;

/** nginx writes what does not fit into memory to folders of root, unless told otherwise. */
const temporaryPaths = (directory: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${directory};`)
    .join('\n    ');

/** The two parts of the snippet, each where its comment says that it belongs. */
function configuration(snippet: string, { directory, socket, apiPort }: Places): string {
  const [http = '', location = ''] = snippet.split(PART);
  return `
daemon off;
pid ${directory}/nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    ${temporaryPaths(directory)}
    ${http}
    server {
        listen unix:${socket};
        location / {
            ${location}
            proxy_pass http://127.0.0.1:${apiPort};
        }
    }
}
`;
}

const NGINX: ProxyServer = {
  targetId: 'nginx',
  commands: ['nginx', '/usr/sbin/nginx'],
  probe: ['-v'],
  packages: 'nginx',
  ownHeaders: false,
  configuration,
  parameters: (file, { directory }) => ['-p', directory, '-c', file],
  ready: /start worker process /,
};

describeServer({
  name: 'nginx in front of an application',
  policies: { ...POLICIES, 'long lists': LONG_LISTS },
  start: (policy) => startProxy(NGINX, policy),
});

/** A page of its own host, and the snippet beside it. */
const ownProxy = (snippet: string, { directory, socket }: Places): string => `
daemon off;
pid ${directory}/nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    ${temporaryPaths(directory)}
    server {
        listen unix:${socket};
        location = / {
            default_type text/html;
            return 200 "<!doctype html><title>A page</title>";
        }
${snippet}
    }
}
`;

describeDevelopmentProxy({
  name: 'A location of the own nginx',
  targetId: 'own-proxy',
  start: (snippet) => startConfigured({ ...NGINX, configuration: ownProxy }, snippet),
  cookie: 'session=1; Domain=127.0.0.1; Path=/',
});
