/**
 * Facts and knowledge in, concerns out. Each rule asks the knowledge for statements of its kind
 * about the drugs that the patient takes or took, and makes signals of those that hold; signals of
 * one problem and one action become one concern. Decisions are three-valued: what is not known
 * never raises an urgency and never silences a symptom.
 */
@NullMarked
package org.spasmwatch.assessment;

import org.jspecify.annotations.NullMarked;
