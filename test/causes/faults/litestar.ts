import { JSON_BODY } from '../fault.ts';
import { pythonGroup, type PythonFault } from '../servers/python.ts';

const LITESTAR: readonly PythonFault[] = [
  {
    id: 'litestar-without-cors',
    title: 'cors_config is missing: Litestar answers OPTIONS itself, with Allow',
    causes: ['no-cors-configured', 'options-answered-by-default-handler'],
    // uvicorn is all that shows.
    server: 'fastapi',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app = Litestar(route_handlers=[items, put_items])`,
  },
  {
    id: 'litestar-origin-not-listed',
    title: 'allow_origins lacks this page: 400 for the preflight',
    causes: ['known-denial-body', 'origin-not-in-allow-list'],
    server: 'litestar',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app = Litestar(route_handlers=[items, put_items], cors_config=CORSConfig(allow_origins=["https://app.example.com"]))`,
  },
  {
    id: 'litestar-method-refused',
    title: 'allow_methods lacks PUT: 400 for the preflight',
    causes: ['known-denial-body', 'method-not-allowed'],
    server: 'litestar',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app = Litestar(route_handlers=[items, put_items], cors_config=CORSConfig(allow_origins=[PAGE], allow_methods=["GET"]))`,
  },
  {
    id: 'litestar-header-refused',
    title: 'allow_headers lacks one header: 400 for the preflight',
    causes: ['known-denial-body', 'header-not-allowed'],
    server: 'litestar',
    requests: [{ path: '/items' }, { path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
      app = Litestar(route_handlers=[items], cors_config=CORSConfig(allow_origins=[PAGE], allow_headers=["Authorization"]))`,
  },
  {
    id: 'litestar-refusal-of-a-get',
    title: 'The list lacks this page, and nothing needs a preflight',
    causes: ['origin-not-in-allow-list'],
    server: 'litestar',
    requests: [{ path: '/items' }],
    source: `
      app = Litestar(route_handlers=[items], cors_config=CORSConfig(allow_origins=["https://app.example.com"]))`,
  },
  {
    id: 'litestar-wildcard-with-cookies',
    title: 'allow_origins is left at its default, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: 'litestar',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app = Litestar(route_handlers=[items], cors_config=CORSConfig(allow_credentials=True))`,
  },
];

export const LITESTAR_GROUP = pythonGroup(
  {
    name: 'Litestar',
    imports: `
import uvicorn
from litestar import Litestar, get, put
from litestar.config.cors import CORSConfig

@get("/items")
async def items() -> list[int]:
    return [1]

@put("/items")
async def put_items() -> list[int]:
    return [1]`,
    begin: '',
    serve: 'uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])',
  },
  LITESTAR,
);
