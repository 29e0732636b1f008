/** Tables, pictures and the page that they stand on. */
package org.spasmwatch.bench.driver.report;
