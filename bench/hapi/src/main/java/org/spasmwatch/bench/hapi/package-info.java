/**
 * What HAPI's own servers cost: its CDS Hooks module with one hand-written service, and its plain
 * RestfulServer over the same resources.
 */
package org.spasmwatch.bench.hapi;
