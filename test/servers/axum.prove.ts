import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { startRust } from './support/rust-app.ts';

/** The snippet layers `app` at its end, after everything that the application adds. */
const source = (snippet: string): string => `
use axum::{extract::Request, http::StatusCode, middleware::Next, response::{IntoResponse, Response}, routing::{any, get}, Router};

async fn authenticate(request: Request, next: Next) -> Response {
    if request.uri().path() == "/private" && !request.headers().contains_key("authorization") {
        return (StatusCode::UNAUTHORIZED, "who are you?").into_response();
    }
    next.run(request).await
}

async fn items() -> impl IntoResponse {
    ([("X-Total", "1"), ("Content-Type", "application/json")], "[1]")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let app = Router::new()
        .route("/items", any(items))
        .route("/private", get(|| async { "secret" }))
        .route("/fail", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "on purpose") }))
        .layer(axum::middleware::from_fn(authenticate));
${snippet}
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("listening on {}", listener.local_addr().unwrap().port());
    axum::serve(listener, app).await.unwrap();
}
`;

describeServer({
  name: 'axum with tower-http',
  policies: POLICIES,
  start: (policy) => startRust({ targetId: 'axum', source }, policy),
});
