package org.spasmwatch.assessment;

import java.util.stream.Stream;

/** Makes signals of the statements of one kind about one exposure. */
interface Rule {
  Stream<Signal> signals(Chart chart, Exposure exposure);
}
