import { makeDirectory, removeDirectory } from '../../servers/support/process.ts';
import { compileRust } from '../../servers/support/rust-app.ts';
import type { Fault, FaultGroup, Places } from '../fault.ts';
import { startCommand } from './processes.ts';

/** A fault of an application in Rust. */
export interface RustFault extends Fault {
  /**
   * A function body that gives the application: a `Router` of axum, or an expression of an `App` of actix-web. PAGE is an origin.
   */
  readonly source: string;
  readonly framework: 'axum' | 'actix';
}

const program = (faults: readonly RustFault[], { page }: Places) => `
use std::collections::BTreeMap;
use std::net::TcpListener;

pub const PAGE: &str = ${JSON.stringify(page)};

mod axums {
    use super::PAGE;
    use axum::{extract::Request, http::{header, HeaderName, HeaderValue, Method, StatusCode}, middleware::{from_fn, Next}, response::{IntoResponse, Response}, routing::{any, get, put}, Router};
    use tower_http::cors::CorsLayer;

    async fn authenticate(request: Request, next: Next) -> Response {
        if !request.headers().contains_key("authorization") {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        next.run(request).await
    }

    async fn items() -> impl IntoResponse {
        ([("content-type", "application/json")], "[1]")
    }

    async fn fail() -> Response {
        panic!("no database")
    }

    fn allowed() -> CorsLayer {
        CorsLayer::new().allow_origin([HeaderValue::from_static(PAGE)])
    }
${faults
  .map(({ framework, source }, index) =>
    framework === 'axum' ? `\n    pub fn fault${index}() -> Router {\n        ${source}\n    }\n` : '',
  )
  .join('')}}

mod actixes {
    pub use super::PAGE;
    pub use actix_cors::Cors;
    pub use actix_web::{body::MessageBody, dev::{ServiceRequest, ServiceResponse}, middleware::{from_fn, Next}, web, App, Error, HttpResponse, HttpServer};

    pub async fn authenticate(
        request: ServiceRequest,
        next: Next<impl MessageBody + 'static>,
    ) -> Result<ServiceResponse<impl MessageBody>, Error> {
        if !request.headers().contains_key("authorization") {
            return Ok(request.into_response(HttpResponse::Unauthorized().finish()).map_into_right_body());
        }
        Ok(next.call(request).await?.map_into_left_body())
    }

    pub async fn items() -> HttpResponse {
        HttpResponse::Ok().json([1])
    }
}

fn listener(ports: &mut BTreeMap<&'static str, u16>, id: &'static str) -> TcpListener {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    ports.insert(id, listener.local_addr().unwrap().port());
    listener
}

fn start_axum(listener: TcpListener, app: axum::Router) {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    });
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut ports = BTreeMap::new();
${faults
  .map(({ id, framework, source }, index) =>
    framework === 'axum'
      ? `    start_axum(listener(&mut ports, ${JSON.stringify(id)}), axums::fault${index}());`
      : `    let listening = listener(&mut ports, ${JSON.stringify(id)});
    std::thread::spawn(move || {
        use actixes::*;
        actix_web::rt::System::new().block_on(async move {
            HttpServer::new(|| ${source}).workers(1).listen(listening).unwrap().run().await.unwrap();
        });
    });`,
  )
  .join('\n')}
    let said: Vec<String> = ports.iter().map(|(id, port)| format!("\\"{id}\\":{port}")).collect();
    println!("listening {{{}}}", said.join(","));
    loop { std::thread::park(); }
}
`;

/** A group of applications in one process. */
export const rustGroup = (faults: readonly RustFault[]): FaultGroup => ({
  name: 'Rust',
  phase: 'applications',
  faults,
  start: async (places) => {
    const directory = makeDirectory();
    const running = await startCommand(compileRust(directory, program(faults, places)), [], directory);
    return {
      ...running,
      stop: async () => {
        await running.stop();
        removeDirectory(directory);
      },
    };
  },
});
