package io.snapwarden.runtime.policyfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Makes the one document of a text into nodes. Built on the parser's events rather than on its own tree, because so
/// depth and aliases are bounded before anything grows.
final class YamlTree {

    private static final int DEEPEST = 32;
    private static final int MOST_ALIASES = 50;
    private static final String STAR = "; a text that begins with * stands in quotes";

    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private int aliases;

    private YamlTree(String text, Problems problems) {
        this.problems = problems;
        this.events =
                new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    static Optional<YamlNode> of(String text, Problems problems) {
        try {
            return Optional.of(new YamlTree(text, problems).document());
        } catch (Refused e) {
            problems.add(e.place, "", e.why);
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            problems.add(mark.map(YamlTree::place).orElse(Place.WHOLE_FILE), "", syntax(e));
        } catch (YamlEngineException e) {
            problems.add(Place.WHOLE_FILE, "", "expected YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private YamlNode document() {
        next(); // the stream starts
        var start = next();
        if (start.getEventId() != Event.ID.DocumentStart) {
            throw new Refused(Place.WHOLE_FILE, "expected a file that begins with version: 1, found nothing");
        }
        var root = node(next(), 0);
        next(); // the document ends
        var after = next();
        if (after.getEventId() == Event.ID.DocumentStart) {
            throw new Refused(place(after), "expected one YAML document, found a second one");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new Refused(place(event), "expected at most " + DEEPEST + " levels, found more");
        }
        if (event instanceof AliasEvent alias) {
            return named(alias);
        }
        var node = switch (event.getEventId()) {
            case Scalar -> text((ScalarEvent) event);
            case SequenceStart -> items((CollectionStartEvent) event, depth);
            case MappingStart -> entries((CollectionStartEvent) event, depth);
            default -> throw new IllegalStateException("no node begins with " + event);
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private YamlNode named(AliasEvent alias) {
        if (++aliases > MOST_ALIASES) {
            throw new Refused(place(alias), "expected at most " + MOST_ALIASES + " aliases, found more");
        }
        var node = anchors.get(alias.getAlias());
        if (node == null) {
            throw new Refused(
                    place(alias),
                    "expected an anchor &%s before this alias, found none"
                                    .formatted(alias.getAlias().getValue())
                            + STAR);
        }
        return node;
    }

    private YamlNode text(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new YamlNode.Text(event.getValue(), event.isPlain(), place(event));
    }

    private YamlNode items(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        var items = new ArrayList<YamlNode>();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Items(items, place(start));
    }

    private YamlNode entries(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        var entries = new ArrayList<YamlNode.Entry>();
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var key = node(event, depth + 1);
            entries.add(new YamlNode.Entry(key, node(next(), depth + 1)));
        }
        return new YamlNode.Entries(entries, place(start));
    }

    /// A tag could turn text into something that this reader does not see.
    private void refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(found -> problems.add(place(event), "", "expected no YAML tag, found " + found));
    }

    private Event next() {
        return events.next();
    }

    private static String syntax(MarkedYamlEngineException e) {
        var context = e.getContext() == null ? "" : e.getContext() + ", ";
        return "expected YAML: " + context + e.getProblem() + (context.contains("alias") ? STAR : "");
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlTree::place).orElse(Place.WHOLE_FILE);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// Ends the building of a tree; never leaves this class.
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String why;

        Refused(Place place, String why) {
            super(why, null, false, false);
            this.place = place;
            this.why = why;
        }
    }
}
