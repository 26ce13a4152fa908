import { JSON_BODY } from '../fault.ts';
import { rustGroup, type RustFault } from '../servers/rust.ts';

const AXUM: readonly RustFault[] = [
  {
    id: 'axum-origin-not-listed',
    title: 'allow_origin lacks this page: 200 for the preflight, with lists and without an origin',
    causes: ['origin-not-in-allow-list'],
    server: 'axum',
    framework: 'axum',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `Router::new().route("/items", any(items)).layer(CorsLayer::new()
            .allow_origin([HeaderValue::from_static("https://app.example.com")])
            .allow_methods([Method::PUT])
            .allow_headers([header::CONTENT_TYPE]))`,
  },
  {
    id: 'axum-header-refused',
    title: 'allow_headers lacks one header',
    causes: ['header-not-allowed'],
    server: 'axum',
    framework: 'axum',
    requests: [{ path: '/items' }, { path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `Router::new().route("/items", any(items)).layer(allowed().allow_headers([HeaderName::from_static("authorization")]))`,
  },
  {
    id: 'axum-without-cors',
    title: 'No CorsLayer: 405 for OPTIONS',
    causes: ['no-cors-configured', 'options-not-routed'],
    server: null,
    framework: 'axum',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `Router::new().route("/items", get(items).put(items))`,
  },
  {
    id: 'axum-route-after-layer',
    title: 'A route stands below the layer, which covers those above it',
    causes: ['cors-on-route-group-only', 'options-not-routed', 'cors-mounted-too-late'],
    server: null,
    framework: 'axum',
    requests: [{ path: '/else' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `Router::new().route("/else", get(items)).layer(allowed().allow_methods([Method::PUT])).route("/items", put(items))`,
  },
  {
    id: 'axum-authentication-outside',
    title: 'The layer that asks for a token is added after the CorsLayer, and so stands outside of it',
    causes: ['options-blocked-by-authentication'],
    server: null,
    framework: 'axum',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `Router::new().route("/items", get(items)).layer(allowed().allow_headers([header::AUTHORIZATION])).layer(from_fn(authenticate))`,
  },
  {
    id: 'axum-wildcard-with-cookies',
    title: 'CorsLayer::permissive, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: null,
    framework: 'axum',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `Router::new().route("/items", get(items)).layer(CorsLayer::permissive())`,
  },
  {
    id: 'axum-panic',
    title: 'A handler panics, which closes the connection',
    causes: ['connection-closed'],
    unanswered: true,
    server: null,
    framework: 'axum',
    requests: [{ path: '/fail' }],
    source: `Router::new().route("/fail", get(fail)).layer(allowed())`,
  },
];

const ACTIX: readonly RustFault[] = [
  {
    id: 'actix-origin-not-listed',
    title: 'allowed_origin names another page: 400 for the preflight',
    causes: ['known-denial-body', 'origin-not-in-allow-list'],
    server: 'actix',
    framework: 'actix',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `App::new().route("/items", web::route().to(items))
                .wrap(Cors::default().allowed_origin("https://app.example.com").allow_any_method().allow_any_header())`,
  },
  {
    id: 'actix-method-refused',
    title: 'allowed_methods lacks PUT: 400 for the preflight',
    causes: ['known-denial-body', 'method-not-allowed'],
    server: 'actix',
    framework: 'actix',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `App::new().route("/items", web::route().to(items))
                .wrap(Cors::default().allowed_origin(PAGE).allowed_methods(["GET"]).allow_any_header())`,
  },
  {
    id: 'actix-header-refused',
    title: 'allowed_headers lacks one header: 400 for the preflight',
    causes: ['known-denial-body', 'header-not-allowed'],
    server: 'actix',
    framework: 'actix',
    requests: [{ path: '/items' }, { path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `App::new().route("/items", web::route().to(items))
                .wrap(Cors::default().allowed_origin(PAGE).allowed_methods(["GET"]).allowed_header("authorization"))`,
  },
  {
    id: 'actix-without-cors',
    title: 'No Cors: 404 for OPTIONS',
    causes: ['no-cors-configured', 'options-not-routed'],
    server: null,
    framework: 'actix',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `App::new().route("/items", web::get().to(items)).route("/items", web::put().to(items))`,
  },
  {
    id: 'actix-authentication-outside',
    title: 'The middleware that asks for a token is wrapped around Cors',
    causes: ['options-blocked-by-authentication'],
    server: null,
    framework: 'actix',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `App::new().route("/items", web::get().to(items))
                .wrap(Cors::default().allowed_origin(PAGE).allow_any_method().allow_any_header())
                .wrap(from_fn(authenticate))`,
  },
  {
    id: 'actix-credentials-missing',
    title: 'supports_credentials is missing, and the page sends cookies',
    causes: ['allow-credentials-missing'],
    server: 'actix',
    framework: 'actix',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `App::new().route("/items", web::get().to(items)).wrap(Cors::default().allowed_origin(PAGE).allow_any_method())`,
  },
];

export const RUST_GROUP = rustGroup([...AXUM, ...ACTIX]);
