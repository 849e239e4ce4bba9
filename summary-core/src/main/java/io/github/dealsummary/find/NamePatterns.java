package io.github.dealsummary.find;

import static io.github.dealsummary.dataverse.Condition.any;

import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.find.Word.Role;
import io.github.dealsummary.table.CustomerColumns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The beginnings of names that an environment is asked to look for, so that the customer who is
 * meant is among those it finds. They may be more: names are compared here.
 *
 * @param asked the text as it was asked, if the beginnings may not find it
 * @param firms the beginnings of a firm's name, in the order of their worth
 * @param persons the beginnings of a person's name
 */
record NamePatterns(Optional<String> asked, List<String> firms, List<String> persons) {
  /**
   * The most beginnings. Each is a condition for each lookup to a customer, and Dataverse allows
   * 500 conditions.
   */
  static final int MOST_BEGINNINGS = 8;

  static NamePatterns of(AskedCustomer asked) {
    List<Word> firm = ownWords(asked.firm());
    List<Word> person = asked.person().words(ComparedName::isOwnWord);
    List<String> firms = firm.isEmpty() ? List.of() : ofFirm(firm, asked.text());
    List<String> persons = person.isEmpty() ? List.of() : ofPerson(person);
    return new NamePatterns(
        asked(asked.text(), firm, !firms.isEmpty() && !persons.isEmpty()), firms, persons);
  }

  /** Returns the condition for a name that begins with the text, in any of its spellings. */
  Condition begins(CustomerColumns columns) {
    List<String> patterns = columns.areOfFirm() ? firms : persons;
    return any(
        Stream.concat(asked.stream(), patterns.stream())
            .limit(MOST_BEGINNINGS)
            .map(columns::nameStartsWithPattern)
            .toList());
  }

  /** Returns the text itself, if the pattern of its words may not find what begins with it. */
  private static Optional<String> asked(String text, List<Word> own, boolean patterns) {
    String words = String.join(" ", own.stream().map(Word::original).toList());
    boolean covered = patterns && !words.isEmpty() && text.startsWith(words);
    return covered ? Optional.empty() : Optional.of(LikePattern.literal(text));
  }

  /** Returns the words without form, article and brackets, if there are any. */
  static List<Word> ownWords(ComparedName name) {
    List<Word> bare = name.words(word -> word.is(Role.NAME));
    return bare.isEmpty() ? name.words(ComparedName::isOwnWord) : bare;
  }

  private static List<String> ofFirm(List<Word> own, String text) {
    Set<String> beginnings = new LinkedHashSet<>();
    String bare = WordPatterns.beginning(own);
    if (bare.isBlank()) {
      return List.of();
    }
    beginnings.add(bare);
    WordPatterns.withPoints(own).ifPresent(beginnings::add);
    String behind = WordPatterns.behindFront(own);
    beginnings.add(WordPatterns.BLANKS + behind);
    FrontWords front = FrontWords.of(text);
    front.articles().forEach(article -> beginnings.add(article + behind));
    front.forms().forEach(form -> beginnings.add(form + "%" + behind));
    return beginnings.stream().limit(MOST_BEGINNINGS).toList();
  }

  private static List<String> ofPerson(List<Word> own) {
    List<String> beginnings = new ArrayList<>(List.of(WordPatterns.beginning(own)));
    if (beginnings.get(0).isBlank()) {
      return List.of();
    }
    WordPatterns.withPoints(own).ifPresent(beginnings::add);
    beginnings.add(WordPatterns.BLANKS + beginnings.get(0));
    return beginnings;
  }
}
