/**
 * The picture of a patient's time: what was understood of the data, and so what was assessed, on
 * one axis.
 */
@NullMarked
package org.spasmwatch.workbench.bedside.timeline;

import org.jspecify.annotations.NullMarked;
