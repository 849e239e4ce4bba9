/**
 * Which deal another Dynamics 365 instance has with a customer, in words.
 *
 * <pre>{@code
 * try (DealDesk desk = DealDesk.open(Settings.from(System.getenv()))) {
 *   System.out.println(desk.summarize(Question.about("Fourth Coffee")).text());
 * }
 * }</pre>
 */
@NullMarked
package io.github.dealsummary;

import org.jspecify.annotations.NullMarked;
