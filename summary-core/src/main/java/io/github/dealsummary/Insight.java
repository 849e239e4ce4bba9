package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact that was learned while serving a customer, for the people who own the deal.
 *
 * <pre>{@code
 * Insight.about(Question.about("Fourth Coffee"), "They compare us with another supplier.")
 *     .from(new Insight.Origin(
 *         Optional.of("Kenny Smith"), Optional.of("CAS-01001"), Optional.of("Contoso Service")))
 *     .dueOn(LocalDate.of(2027, 1, 15));
 * }</pre>
 *
 * @param about the question that names the customer, the caller and the environments to look in
 * @param text the fact, as plain text of 1 to {@value #LONGEST_TEXT} characters in one line or
 *     several
 * @param origin where it was learned
 * @param opportunity the id of the open deal it belongs to; absent for the deal that comes first
 * @param due the due day of a task for the deal's owner; absent for no task
 * @param key up to {@value #LONGEST_KEY} characters that stand for this insight alone, such as a
 *     random UUID. It is compared character by character. It holds within one environment and for
 *     one caller; who shares without a known caller shares its keys with all others who do. Another
 *     insight with this key is refused: one with another text, case, customer or named deal. A
 *     repetition stays with its deal, even if that was closed or another has become the first. The
 *     same text under another key is another insight. Without a key, the same case number and text
 *     are written on a deal once
 */
public record Insight(
    Question about,
    String text,
    Origin origin,
    Optional<UUID> opportunity,
    Optional<LocalDate> due,
    Optional<String> key) {
  /** The most characters that the text may have. */
  public static final int LONGEST_TEXT = 5_000;

  /** The most characters that a key may have. */
  public static final int LONGEST_KEY = 200;

  /** The last year that Dataverse accepts. */
  private static final int LAST_YEAR = 9_999;

  /**
   * The origin of an insight. Each value is one line. Blank values become absent, and values of
   * more than {@value #LONGEST_LINE} characters are cut.
   *
   * @param agent the name of the person or program that learned it
   * @param caseNumber the number of the case in which it was learned
   * @param instance the name of the instance that has this case
   */
  public record Origin(
      Optional<String> agent, Optional<String> caseNumber, Optional<String> instance) {
    /** The origin of an insight if nothing is known about it. */
    public static final Origin UNKNOWN =
        new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /** The most characters that each of the three values keeps. */
    public static final int LONGEST_LINE = 200;

    public Origin {
      agent = agent.map(Origin::line).filter(value -> !value.isEmpty());
      caseNumber = caseNumber.map(Origin::line).filter(value -> !value.isEmpty());
      instance = instance.map(Origin::line).filter(value -> !value.isEmpty());
    }

    private static String line(String value) {
      String line = OneLine.of(plain(value), LONGEST_LINE);
      return PlainText.isBlank(line) ? "" : line;
    }
  }

  /**
   * @throws InvalidQuestion if text or key are blank or too long; if text, key or origin hold
   *     broken text; if the day is after the year 9999
   */
  public Insight {
    requireNonNull(about, "about");
    key.ifPresent(Insight::refuseBroken);
    text = plain(text);
    if (PlainText.isBlank(text)) {
      throw new InvalidQuestion("The text to share is blank. Give at least a sentence.");
    }
    if (characters(text) > LONGEST_TEXT) {
      throw new InvalidQuestion(
          String.format(
              Locale.ROOT,
              "The text to share is longer than %,d characters. Shorten it to what matters most.",
              LONGEST_TEXT));
    }
    if (key.filter(Insight::isNoKey).isPresent()) {
      throw new InvalidQuestion(
          "The idempotency key is blank or longer than "
              + LONGEST_KEY
              + " characters. Leave it out, or shorten it.");
    }
    if (due.filter(day -> day.getYear() > LAST_YEAR).isPresent()) {
      throw new InvalidQuestion("The due date is after the year 9999. Give an earlier one.");
    }
  }

  private static int characters(String given) {
    return given.codePointCount(0, given.length());
  }

  private static boolean isNoKey(String given) {
    return PlainText.isBlank(given) || characters(given) > LONGEST_KEY;
  }

  private static String plain(String given) {
    refuseBroken(given);
    return PlainText.of(given).strip();
  }

  /** Refuses text with half of a surrogate pair, which would be lost without a message. */
  private static void refuseBroken(String given) {
    if (given.codePoints().anyMatch(PlainText::isBroken)) {
      throw new InvalidQuestion("The insight holds broken text. Send it as UTF-8.");
    }
  }

  /** Makes an insight that becomes a note on the customer's top deal, without origin or task. */
  public static Insight about(Question customer, String text) {
    return new Insight(
        customer, text, Origin.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the same insight with this origin. */
  public Insight from(Origin place) {
    return new Insight(about, text, place, opportunity, due, key);
  }

  /** Returns the same insight for this one of the customer's open deals. */
  public Insight on(UUID deal) {
    return new Insight(about, text, origin, Optional.of(deal), due, key);
  }

  /** Returns the same insight with a task for the deal's owner, due on this day. */
  public Insight dueOn(LocalDate day) {
    return new Insight(about, text, origin, opportunity, Optional.of(day), key);
  }

  /** Returns the same insight with this key. */
  public Insight withKey(String own) {
    return new Insight(about, text, origin, opportunity, due, Optional.of(own));
  }

  /** Returns the length and due day only. The text may be personal data. */
  @Override
  public String toString() {
    return "Insight[text of " + text.length() + " characters, due " + due + "]";
  }
}
