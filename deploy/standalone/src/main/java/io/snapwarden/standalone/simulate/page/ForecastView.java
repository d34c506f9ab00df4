package io.snapwarden.standalone.simulate.page;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.forecast.Words;
import java.util.List;

/// A page in the words and shapes it is shown with; the template only places them.
///
/// @param bad whether an obligation would not be met
public record ForecastView(
        String setup,
        boolean bad,
        List<String> verdicts,
        List<PointChart> points,
        List<NightChart> nights,
        RateChart rates,
        List<CostRow> costs,
        String leftOn,
        List<LeftRow> left,
        List<String> notes) {

    private static final int MOST_SLOTS = 60;

    public record CostRow(String month, String region, String stored, String cost, int days) {}

    /// @param slots each with the rules that keep its point
    public record LeftRow(String policy, String resources, int points, String waiting, List<String> slots) {}

    static ForecastView of(Forecast forecast, PolicySet policies) {
        var words = new Words(forecast, policies);
        return new ForecastView(
                words.setup(),
                forecast.bad(),
                words.verdicts(),
                PointChart.of(forecast.days()),
                NightChart.of(forecast.nights()),
                RateChart.of(forecast.calls()),
                forecast.costs().stream()
                        .map(cost -> new CostRow(
                                cost.month(),
                                cost.region(),
                                Words.gib(cost.gib()),
                                Words.money(cost.cost(), cost.currency()),
                                cost.days()))
                        .toList(),
                forecast.left().date(),
                forecast.left().resources().stream().map(ForecastView::left).toList(),
                words.notes());
    }

    private static LeftRow left(Forecast.Alike alike) {
        return new LeftRow(
                alike.policy().value(),
                Words.names(alike),
                alike.points().size(),
                alike.waiting() == 0 ? "" : Amounts.count(alike.waiting(), "point") + " of them wait to be pruned",
                alike.points().stream()
                        .limit(MOST_SLOTS)
                        .map(point -> point.slot() + ": " + String.join(", ", point.keptBy()))
                        .toList());
    }
}
