package io.snapwarden.standalone.command;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.page.ForecastPage;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/// How a forecast is told.
final class ForecastOutput {

    /// The forms of an answer.
    enum Form {
        table,
        json,
        html
    }

    @Option(
            names = "--output",
            paramLabel = "table|json|html",
            defaultValue = "table",
            description = "tables, one JSON document, or one HTML file, on stdout (default: ${DEFAULT-VALUE})")
    private Form form = Form.table;

    void print(PrintStream out, Forecast forecast, PolicySet policies) {
        OutputOption.print(
                out,
                switch (form) {
                    case table -> ForecastTables.of(forecast, policies).stripTrailing();
                    case json -> Json.write(forecast);
                    case html -> new ForecastPage().render(forecast, policies);
                });
    }
}
