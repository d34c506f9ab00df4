package io.snapwarden.notifier.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// The report as one HTML file that needs nothing else: charts are inline SVG, colours follow the reader's light or
/// dark setting, and everything that people can type is escaped.
public final class RunPage {

    private static final String TEMPLATES = "io.snapwarden.notifier.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, RunPage.class.getClassLoader(), TEMPLATES);

    public String render(PageContent content) {
        var page = new StringOutput();
        engine.render("run.jte", PageView.of(content), page);
        return page.toString();
    }
}
