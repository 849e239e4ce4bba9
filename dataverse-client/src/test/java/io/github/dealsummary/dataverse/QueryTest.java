package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Condition.not;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void writesEachOptionOnce() {
    Query query =
        Query.of("opportunities")
            .select("name", "_ownerid_value")
            .where(column("statecode").eq(0))
            .orderBy(desc("estimatedvalue_base"), asc("name"))
            .expand("customerid_account", "name")
            .expand("customerid_contact", "fullname")
            .count()
            .top(10);
    assertThat(decoded(query))
        .isEqualTo(
            "opportunities?$select=name,_ownerid_value&$filter=statecode eq 0"
                + "&$orderby=estimatedvalue_base desc,name asc"
                + "&$expand=customerid_account($select=name),customerid_contact($select=fullname)"
                + "&$count=true&$top=10");
  }

  @Test
  void valueCannotBecomeAnOption() {
    Query query = Query.of("accounts").where(column("name").eq("x&$top=1#'y"));
    assertThat(query.address())
        .isEqualTo("accounts?$filter=name%20eq%20%27x%26%24top%3D1%23%27%27y%27");
  }

  @Test
  void queryIsNotChangedByWhatIsDerivedFromIt() {
    Query all = Query.of("accounts");
    Query few = all.top(1);
    assertThat(all.address()).isEqualTo("accounts");
    assertThat(few.address()).isEqualTo("accounts?$top=1");
  }

  @Test
  void onlyTheSmallerOfTopAndPageSizeIsSentSinceDataverseIgnoresTopBesideAPageSize() {
    Query manyPages = Query.of("accounts").top(7).pageSize(3);
    assertThat(manyPages.address()).isEqualTo("accounts");
    assertThat(manyPages.preferences()).endsWith(",odata.maxpagesize=3");
    assertThat(manyPages.top()).hasValue(7);
    Query onePage = Query.of("accounts").top(3).pageSize(7);
    assertThat(onePage.address()).isEqualTo("accounts?$top=3");
    assertThat(onePage.preferences()).doesNotContain("maxpagesize");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name eq 1", "name'", "a/b/", "Name)", "@p", "$top"})
  void columnThatIsNoNameIsRefused(String column) {
    assertThatThrownBy(() -> column(column)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> asc(column)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Query.of("accounts").select(column))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secondFilterIsAMistakeRatherThanALostOne() {
    Query query = Query.of("accounts").where(column("statecode").eq(0));
    assertThatThrownBy(() -> query.where(column("name").eq("x")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void conditionsKeepTheirMeaningWhenNested() {
    Condition a = column("a").eq(1);
    Condition b = column("b").ne(null);
    Condition c = column("c").contains("100%");
    assertThat(a.and(b.or(c)).odata()).isEqualTo("a eq 1 and (b ne null or contains(c,'100[%]'))");
    assertThat(a.or(b.and(c)).odata()).isEqualTo("a eq 1 or (b ne null and contains(c,'100[%]'))");
    assertThat(a.and(b).and(c).odata()).isEqualTo("a eq 1 and b ne null and contains(c,'100[%]')");
    assertThat(not(a.or(b)).odata()).isEqualTo("not (a eq 1 or b ne null)");
    assertThat(column("d").in(1, 2).and(a).odata()).isEqualTo("(d eq 1 or d eq 2) and a eq 1");
  }

  @Test
  void wildcardsOfAPatternStayAndItsQuotesAreDoubled() {
    assertThat(column("name").startsWithPattern("O'Br_%[ao]").odata())
        .isEqualTo("startswith(name,'O''Br_%[ao]')");
    assertThat(column("name").containsPattern("[^a-z]Foo").odata())
        .isEqualTo("contains(name,'[^a-z]Foo')");
  }

  @Test
  void comparisonWithNoValuesIsRefused() {
    assertThatThrownBy(() -> column("a").in(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String decoded(Query query) {
    return URLDecoder.decode(query.address(), StandardCharsets.UTF_8);
  }
}
