/** What a flight recording of the service says about where its time and its memory go. */
package org.spasmwatch.bench.driver.profile;
