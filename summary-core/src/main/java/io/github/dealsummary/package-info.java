/**
 * The words of the core: a question about a customer's deal, who is meant, what is found, and the
 * answer in words. It is the API together with {@link io.github.dealsummary.desk}, where questions
 * are asked, and {@link io.github.dealsummary.settings}.
 *
 * <pre>{@code
 * try (DealDesk desk = DealDesk.open(Settings.from(System.getenv()))) {
 *   System.out.println(desk.summarize(Question.about("Fourth Coffee")).text());
 * }
 * }</pre>
 *
 * <p>{@link OneLine} and {@link DealWording} are public for the rooms of the core. They are not API
 * and may change at any time.
 */
@NullMarked
package io.github.dealsummary;

import org.jspecify.annotations.NullMarked;
