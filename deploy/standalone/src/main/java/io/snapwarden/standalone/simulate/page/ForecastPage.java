package io.snapwarden.standalone.simulate.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.standalone.simulate.forecast.Forecast;

/// The page: charts are inline SVG, colours follow the reader's light or dark setting, everything that people can type
/// is escaped.
public final class ForecastPage {

    private static final String TEMPLATES = "io.snapwarden.standalone.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, ForecastPage.class.getClassLoader(), TEMPLATES);

    public String render(Forecast forecast, PolicySet policies) {
        var page = new StringOutput();
        engine.render("forecast.jte", ForecastView.of(forecast, policies), page);
        return page.toString();
    }
}
