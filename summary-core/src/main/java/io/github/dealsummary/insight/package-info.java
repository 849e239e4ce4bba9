/**
 * What an agent learned, written on the deal: a note, and a task for the deal's owner. Each is
 * written once, however often it is sent.
 *
 * <p>{@link InsightWriter} is public for the desk. It is not API and may change at any time.
 */
@NullMarked
package io.github.dealsummary.insight;

import org.jspecify.annotations.NullMarked;
