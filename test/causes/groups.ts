import { APACHE_GROUP } from './faults/apache.ts';
import { DJANGO_GROUPS } from './faults/django.ts';
import { EXPRESS_GROUPS } from './faults/express.ts';
import { FASTAPI_GROUPS, FLASK_GROUPS } from './faults/flask.ts';
import { GO_GROUP } from './faults/go.ts';
import { LITESTAR_GROUP } from './faults/litestar.ts';
import { NGINX_GROUP } from './faults/nginx.ts';
import { NODE_GROUPS } from './faults/node.ts';
import { PHP_GROUP, RACK_GROUP, TRANSPORT_GROUP, VITE_GROUP } from './faults/others.ts';
import { CADDY_GROUP, HAPROXY_GROUP, VARNISH_DOWN_GROUP, VARNISH_GROUP } from './faults/proxies.ts';
import { RUST_GROUP } from './faults/rust.ts';
import type { FaultGroup } from './fault.ts';

/** Broken servers that every machine has which runs the tests. */
export const CORE_GROUPS: readonly FaultGroup[] = [
  ...EXPRESS_GROUPS,
  ...NODE_GROUPS,
  NGINX_GROUP,
  VITE_GROUP,
  TRANSPORT_GROUP,
];

/** Broken servers that are installed for the heavy tests alone. */
export const HEAVY_GROUPS: readonly FaultGroup[] = [
  APACHE_GROUP,
  CADDY_GROUP,
  HAPROXY_GROUP,
  VARNISH_GROUP,
  VARNISH_DOWN_GROUP,
  ...FLASK_GROUPS,
  ...FASTAPI_GROUPS,
  LITESTAR_GROUP,
  ...DJANGO_GROUPS,
  RACK_GROUP,
  PHP_GROUP,
  GO_GROUP,
  RUST_GROUP,
];
