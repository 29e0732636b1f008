package org.spasmwatch.knowledge.published;

import org.jspecify.annotations.Nullable;

/** A code that somebody else has put on a record: a tag, a security label, a code of their own. */
public record Label(
    @Nullable String system,
    @Nullable String version,
    @Nullable String code,
    @Nullable String display) {}
