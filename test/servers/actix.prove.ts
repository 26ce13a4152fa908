import { isOrdinaryOrigin, isOrdinaryWord } from '../../src/fix/policy/expressible.ts';
import { describeServer } from './support/expectations.ts';
import { HOSTILE, POLICIES } from './support/policies.ts';
import { startRust } from './support/rust-app.ts';

/** The snippet is the body of the closure, whose `App` then gets its routes. */
const source = (snippet: string): string => `
use actix_web::{dev::ServiceRequest, middleware::Next, web, App, HttpResponse, HttpServer};
use actix_web::{body::MessageBody, dev::ServiceResponse};

async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if request.path() == "/private" && !request.headers().contains_key("authorization") {
        return Ok(request.into_response(HttpResponse::Unauthorized().body("who are you?")).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

async fn items() -> HttpResponse {
    HttpResponse::Ok().insert_header(("X-Total", "1")).json([1])
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let server = HttpServer::new(|| {
${snippet.replace(
  '// routes, services and other .wrap() calls',
  `.route("/items", web::route().to(items))
        .route("/private", web::get().to(|| async { "secret" }))
        .route("/fail", web::get().to(|| async { HttpResponse::InternalServerError().body("on purpose") }))
        .wrap(actix_web::middleware::from_fn(authenticate))`,
)}
    })
    .workers(1)
    .bind(("127.0.0.1", 0))?;
    println!("listening on {}", server.addrs()[0].port());
    server.run().await
}
`;

/** actix-cors parses origins and methods, and does not start with one that it cannot read; its target refuses others than ordinary ones. */
const hostile = {
  ...HOSTILE,
  origins: HOSTILE.origins.filter(isOrdinaryOrigin),
  methods: HOSTILE.methods.filter(isOrdinaryWord),
};

describeServer({
  name: 'actix-web with actix-cors',
  policies: { ...POLICIES, 'hostile names': hostile },
  start: (policy) => startRust({ targetId: 'actix', source }, policy),
});
