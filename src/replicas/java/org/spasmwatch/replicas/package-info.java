/**
 * Several replicas on one PostgreSQL behind a load balancer, each a process of its own, and what
 * becomes of requests when one of these is taken away. Called by {@code .ci/extended replicas}.
 */
@NullMarked
package org.spasmwatch.replicas;

import org.jspecify.annotations.NullMarked;
