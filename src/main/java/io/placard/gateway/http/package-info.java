/**
 * Requests: guards against malformed and slow ones, login sessions in Redis, CSRF, security headers, static files,
 * health, the access log, and the way to the site's pages. Owns the Redis keys {@code placard:session:*}.
 */
package io.placard.gateway.http;
