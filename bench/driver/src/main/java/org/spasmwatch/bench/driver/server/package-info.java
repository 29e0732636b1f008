/**
 * The processes that are compared, and the PostgreSQL that the service works on: each is one more
 * process.
 */
package org.spasmwatch.bench.driver.server;
