import type { Target } from '../target.ts';
import { actix } from './actix.ts';
import { angularProxy } from './angular-proxy.ts';
import { apache } from './apache.ts';
import { apolloServer } from './apollo-server.ts';
import { aspnetWebapi } from './aspnet-webapi.ts';
import { aspnetcore } from './aspnetcore.ts';
import { awsApigwHttp } from './aws-apigw-http.ts';
import { awsApigwRest } from './aws-apigw-rest.ts';
import { axum } from './axum.ts';
import { azureApim } from './azure-apim.ts';
import { azureAppservice } from './azure-appservice.ts';
import { azureBlob } from './azure-blob.ts';
import { caddy } from './caddy.ts';
import { cloudflareWorkers } from './cloudflare-workers.ts';
import { cloudfront } from './cloudfront.ts';
import { django } from './django.ts';
import { echo } from './echo.ts';
import { elysia } from './elysia.ts';
import { envoy } from './envoy.ts';
import { express } from './express.ts';
import { expressManual } from './express-manual.ts';
import { fastapi } from './fastapi.ts';
import { fastify } from './fastify.ts';
import { fiber } from './fiber.ts';
import { firebaseFunctions } from './firebase-functions.ts';
import { firebaseHosting } from './firebase-hosting.ts';
import { flask } from './flask.ts';
import { gatewayApi } from './gateway-api.ts';
import { gcs } from './gcs.ts';
import { gin } from './gin.ts';
import { goNethttp } from './go-nethttp.ts';
import { graphqlYoga } from './graphql-yoga.ts';
import { haproxy } from './haproxy.ts';
import { hono } from './hono.ts';
import { iis } from './iis.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { istio } from './istio.ts';
import { keycloak } from './keycloak.ts';
import { koa } from './koa.ts';
import { kong } from './kong.ts';
import { lambda } from './lambda.ts';
import { laravel } from './laravel.ts';
import { nestjs } from './nestjs.ts';
import { netlify } from './netlify.ts';
import { nextRewrites } from './next-rewrites.ts';
import { nextjs } from './nextjs.ts';
import { nginx } from './nginx.ts';
import { nuxt } from './nuxt.ts';
import { ownProxy } from './own-proxy.ts';
import { php } from './php.ts';
import { quarkus } from './quarkus.ts';
import { r2 } from './r2.ts';
import { rails } from './rails.ts';
import { lighttpd } from './lighttpd.ts';
import { rawHeaders } from './raw-headers.ts';
import { remix } from './remix.ts';
import { s3 } from './s3.ts';
import { socketio } from './socketio.ts';
import { spring } from './spring.ts';
import { springSecurity } from './spring-security.ts';
import { strapi } from './strapi.ts';
import { supabase } from './supabase.ts';
import { sveltekit } from './sveltekit.ts';
import { symfony } from './symfony.ts';
import { traefik } from './traefik.ts';
import { tomcat } from './tomcat.ts';
import { varnish } from './varnish.ts';
import { vercel } from './vercel.ts';
import { vercelJson } from './vercel-json.ts';
import { vite } from './vite.ts';
import { webpackProxy } from './webpack-proxy.ts';
import { appsScript } from './apps-script.ts';
import { appShells } from './app-shells.ts';
import { appwrite } from './appwrite.ts';
import { chi } from './chi.ts';
import { comfyui } from './comfyui.ts';
import { directus } from './directus.ts';
import { elasticsearch } from './elasticsearch.ts';
import { expressVercel } from './express-vercel.ts';
import { githubPages } from './github-pages.ts';
import { honoBun } from './hono-bun.ts';
import { honoDeno } from './hono-deno.ts';
import { jupyter } from './jupyter.ts';
import { ktor } from './ktor.ts';
import { litestar } from './litestar.ts';
import { lmStudio } from './lm-studio.ts';
import { mcpServer } from './mcp-server.ts';
import { micronaut } from './micronaut.ts';
import { minio } from './minio.ts';
import { ollama } from './ollama.ts';
import { phoenix } from './phoenix.ts';
import { phoenixCorsPlug } from './phoenix-cors-plug.ts';
import { vllm } from './vllm.ts';
import { wordpress } from './wordpress.ts';

/** Every target, those that most people use first; a variant follows the target that it is another way for. */
export const TARGETS: readonly Target[] = [
  express,
  expressManual,
  expressVercel,
  spring,
  springSecurity,
  fastapi,
  nginx,
  aspnetcore,
  django,
  flask,
  laravel,
  nextjs,
  nestjs,
  fastify,
  rails,
  awsApigwRest,
  awsApigwHttp,
  s3,
  cloudfront,
  goNethttp,
  chi,
  apache,
  vite,
  angularProxy,
  nextRewrites,
  ownProxy,
  webpackProxy,
  hono,
  honoBun,
  honoDeno,
  koa,
  supabase,
  cloudflareWorkers,
  vercel,
  vercelJson,
  netlify,
  firebaseFunctions,
  gcs,
  azureAppservice,
  azureApim,
  azureBlob,
  traefik,
  caddy,
  ingressNginx,
  gatewayApi,
  kong,
  envoy,
  istio,
  haproxy,
  iis,
  gin,
  echo,
  fiber,
  axum,
  actix,
  symfony,
  php,
  wordpress,
  nuxt,
  sveltekit,
  remix,
  quarkus,
  apolloServer,
  graphqlYoga,
  socketio,
  strapi,
  keycloak,
  varnish,
  elysia,
  firebaseHosting,
  r2,
  minio,
  lambda,
  aspnetWebapi,
  phoenix,
  phoenixCorsPlug,
  ktor,
  micronaut,
  litestar,
  mcpServer,
  ollama,
  lmStudio,
  vllm,
  comfyui,
  jupyter,
  directus,
  appwrite,
  elasticsearch,
  githubPages,
  appsScript,
  appShells,
  rawHeaders,
  lighttpd,
  tomcat,
];
