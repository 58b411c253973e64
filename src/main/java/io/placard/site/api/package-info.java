/**
 * The frame of the REST API under {@code /api/v1}: who calls, what they may, how JSON comes in and goes out, and what a
 * program is told when something is wrong. It knows no feature, as the frame of pages does not: the resources lie with
 * their features and stand on the same rules and the same SQL as the pages. The map of it is {@code ApiRoutes}, its
 * description {@code webroot/api/openapi.yaml}. Owns no table.
 */
package io.placard.site.api;
