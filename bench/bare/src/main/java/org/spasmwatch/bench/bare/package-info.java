/** What Quarkus REST and Jackson cost by themselves: nothing is decided here. */
package org.spasmwatch.bench.bare;
