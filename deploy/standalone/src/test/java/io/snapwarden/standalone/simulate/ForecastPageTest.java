package io.snapwarden.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.page.ForecastPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastPageTest {

    private final Scenario scenario = Scenario.keeping("{ daily: 3 }", 4, 6);
    private final Forecast forecast = scenario.run();

    @Test
    void thePageHasAChartOfEachKindAndNeedsNothingElse() {
        var page = render(forecast);

        assertThat(page)
                .contains("Every obligation is met: 6 nights.")
                .contains("<title>daily 3</title>")
                .contains("nightly in 111122223333/eu-west-1, at most 0% of the window")
                .contains("CreateSnapshot<br>")
                .contains("2027-01-06T02:00:00Z: daily 3");
        assertThat(page).doesNotContain("http:", "https:", "<script", "src=");
    }

    @Test
    void aNameCannotWriteOnThePage() {
        var hostile =
                new Forecast.Alike(new PolicyName("nightly"), 1, List.of("<img src=x onerror=alert(1)>"), List.of(), 0);
        var forged = new Forecast(
                forecast.setup(),
                forecast.days(),
                forecast.nights(),
                forecast.prunes(),
                forecast.calls(),
                forecast.costs(),
                new Forecast.Left("2027-01-06", List.of(hostile)),
                forecast.warnings());

        assertThat(render(forged)).doesNotContain("<img").contains("&lt;img src=x");
    }

    private String render(Forecast shown) {
        return new ForecastPage().render(shown, scenario.policy().policies());
    }
}
