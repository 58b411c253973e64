/**
 * Compiles the site's template sources while somebody works on them, as the build does, so that what they change is seen
 * without a build. For development only: jte's compiler is beside Placard where {@code mvn} starts it, and not among the
 * libraries of the jar. Stands on nothing of ours; blocking, on one plain thread.
 */
package io.placard.templates;
