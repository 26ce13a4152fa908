import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isOrdinaryOrigin } from '../../src/fix/policy/expressible.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { HOSTILE, TWO_POLICIES } from './support/policies.ts';
import {
  findCommand,
  makeDirectory,
  removeDirectory,
  start as startProcess,
  writeIn,
} from './support/process.ts';

const HOME = '/usr/share/tomcat10';

/** Tomcat finds a free port, and says which one. */
const SERVER = `<Server port="-1">
  <Service name="Catalina">
    <Connector port="0" address="127.0.0.1" protocol="HTTP/1.1" />
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" />
    </Engine>
  </Service>
</Server>
`;

const servlet = (path: string): string => `
  <servlet><servlet-name>${path}</servlet-name><jsp-file>/${path}.jsp</jsp-file></servlet>
  <servlet-mapping><servlet-name>${path}</servlet-name><url-pattern>/${path}</url-pattern></servlet-mapping>`;

/** Without Tomcat's own defaults, which the directory does not hold: its two servlets by name. */
const webXml = (snippet: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
${snippet}
  <servlet><servlet-name>jsp</servlet-name><servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class></servlet>
  <servlet-mapping><servlet-name>jsp</servlet-name><url-pattern>*.jsp</url-pattern></servlet-mapping>
  <servlet>
    <servlet-name>default</servlet-name>
    <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
  </servlet>
  <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
  ${['items', 'private', 'fail'].map(servlet).join('')}
</web-app>
`;

const ITEMS = `<%@ page contentType="application/json" %><% response.setHeader("X-Total", "1"); %>[1]`;

const PRIVATE = `<% if (request.getHeader("Authorization") == null) { response.sendError(401); return; } %>[1]`;

const FAIL = `<% if (true) throw new RuntimeException("on purpose"); %>`;

async function startTomcat(policy: Policy): Promise<Started> {
  const command = findCommand([join(HOME, 'bin/catalina.sh')], ['version'], 'tomcat10-common');
  const directory = makeDirectory();
  for (const folder of ['logs', 'temp', 'work']) mkdirSync(join(directory, folder));
  writeIn(directory, 'conf/server.xml', SERVER);
  const files = {
    'WEB-INF/web.xml': webXml(generate('tomcat', policy)),
    'items.jsp': ITEMS,
    'private.jsp': PRIVATE,
  };
  for (const [name, text] of Object.entries({ ...files, 'fail.jsp': FAIL }))
    writeIn(directory, `webapps/ROOT/${name}`, text);
  const environment = { CATALINA_HOME: HOME, CATALINA_BASE: directory };
  const ready = /\["http-nio-127\.0\.0\.1-auto-\d+-(\d+)"\][^]*Server startup in/;
  const running = await startProcess(command, ['run'], ready, directory, environment);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

describeServer({
  name: 'Tomcat',
  // The target refuses the others.
  policies: {
    ...TWO_POLICIES,
    'hostile names': { ...HOSTILE, origins: HOSTILE.origins.filter(isOrdinaryOrigin) },
  },
  start: startTomcat,
});
