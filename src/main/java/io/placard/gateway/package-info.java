/**
 * What meets the network: one HTTP server on one port, on event loops. Knows no feature of the site and is never
 * reloaded. Stands on {@code generation} and {@code channel}; written in composition style.
 */
package io.placard.gateway;
