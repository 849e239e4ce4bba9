package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.LegalForm.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name and what it is put together from.
 *
 * @param script the script it is written in
 * @param blanks true if blanks stand in front of it
 * @param article the article in front
 * @param words the name itself
 * @param place the country or region in brackets
 * @param form the legal form; absent for people
 */
record NameParts(
    Script script,
    boolean blanks,
    Optional<String> article,
    List<String> words,
    Optional<String> place,
    Optional<LegalForm> form) {
  NameParts {
    words = List.copyOf(words);
  }

  /** Makes a name of words alone. */
  static NameParts of(Script script, List<String> words) {
    return new NameParts(
        script, false, Optional.empty(), words, Optional.empty(), Optional.empty());
  }

  NameParts behindBlanks() {
    return new NameParts(script, true, article, words, place, form);
  }

  NameParts withoutBlanks() {
    return new NameParts(script, false, article, words, place, form);
  }

  NameParts with(String articleInFront) {
    return new NameParts(script, blanks, Optional.of(articleInFront), words, place, form);
  }

  NameParts withoutArticle() {
    return new NameParts(script, blanks, Optional.empty(), words, place, form);
  }

  NameParts named(List<String> other) {
    return new NameParts(script, blanks, article, other, place, form);
  }

  NameParts in(Optional<String> country) {
    return new NameParts(script, blanks, article, words, country, form);
  }

  NameParts as(Optional<LegalForm> other) {
    return new NameParts(script, blanks, article, words, place, other);
  }

  /** Returns the form without its spelling. */
  Optional<String> family() {
    return form.map(LegalForm::family);
  }

  /** Returns the name as it is written. */
  String text() {
    List<String> parts = new ArrayList<>();
    form.filter(one -> one.place() == Place.IN_FRONT).ifPresent(one -> parts.add(one.spelling()));
    article.ifPresent(parts::add);
    parts.addAll(words);
    place.ifPresent(country -> parts.add("(" + country + ")"));
    form.filter(one -> one.place() == Place.BEHIND).ifPresent(one -> parts.add(one.spelling()));
    return (blanks ? "  " : "") + String.join(script.gluesWords() ? "" : " ", parts);
  }
}
