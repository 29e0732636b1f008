/** What is sent, how, in which turns, and whether what came back is what was asked for. */
package org.spasmwatch.bench.driver.load;
