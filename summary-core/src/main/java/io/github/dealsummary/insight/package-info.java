/**
 * Insights: a note on the deal with what an agent learned, and a task for the deal's owner. Each is
 * written once, however often it is sent.
 *
 * <p>{@link InsightWriter} is public only because the desk uses it. It is not API and may change at
 * any time.
 */
@NullMarked
package io.github.dealsummary.insight;

import org.jspecify.annotations.NullMarked;
