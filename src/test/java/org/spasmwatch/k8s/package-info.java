/**
 * What is deployed: the rendered manifests of {@code k8s/rendered}, held against the kinds of
 * Kubernetes, against Pod Security, against what a hospital's platform team asks for, and against
 * the service itself. {@code k8s/render check} holds them against their sources.
 */
@NullMarked
package org.spasmwatch.k8s;

import org.jspecify.annotations.NullMarked;
