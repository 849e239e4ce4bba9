package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asks what the README's first example asks; its Java is compiled with all the others. */
class ReadmeTest {
  @RegisterExtension private final Emulated sales = new Emulated();

  @Test
  void firstAnswerIsThatOfTheSampleOrg() throws IOException {
    Query deals =
        Query.of("opportunities")
            .select("name", "estimatedvalue")
            .where(
                column("statecode")
                    .eq(0)
                    .and(column("customerid_account/name").contains("Fourth Coffee")))
            .orderBy(desc("estimatedvalue_base"));
    List<String> printed =
        sales.client.stream(deals)
            .map(
                deal ->
                    deal.string("name").orElse("")
                        + ": "
                        + deal.formatted("estimatedvalue").orElse(""))
            .toList();
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme.split("```text\n", 2)[1].split("```", 2)[0].lines())
        .containsExactlyElementsOf(printed);
  }
}
