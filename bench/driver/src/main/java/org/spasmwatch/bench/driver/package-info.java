/**
 * The parts of the measurements: each starts what it compares, loads it in turns and writes one
 * section.
 */
package org.spasmwatch.bench.driver;
