package io.placard.gateway.http;

/** What all event loops of the gateway share for requests. */
public record HttpParts(
        Assets assets,
        Health health,
        AccessLog accessLog,
        ErrorPages errors,
        Visits visits,
        Client client,
        Uploads.Shared uploads) {}
