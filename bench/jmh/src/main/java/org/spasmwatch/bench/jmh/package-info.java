/**
 * What needs no HTTP: what one call allocates and costs by its size, and whether the size of the
 * knowledge matters. The driver runs it by JMH.
 */
package org.spasmwatch.bench.jmh;
