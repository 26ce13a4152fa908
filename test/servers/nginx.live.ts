import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { startProxy, type Places, type ProxyServer } from './support/proxy.ts';

const PART = /^# 2\. .*$/m;

/** The two parts of the snippet, each where its comment says that it belongs. */
function configuration(snippet: string, { directory, socket, apiPort }: Places): string {
  const [http = '', location = ''] = snippet.split(PART);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory};`,
  );
  return `
daemon off;
pid ${directory}/nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    ${places.join('\n    ')}
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
  policies: POLICIES,
  start: (policy) => startProxy(NGINX, policy),
});
